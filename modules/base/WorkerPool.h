// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace egret {

/// A fixed crew of threads for work that is cut into independent jobs: the frame of a map, a
/// filter, a chunk each. run() may be called from any thread; calls are served one after another.
class WorkerPool
{
public:
    /// @p threads workers including the caller of run(); 0 takes every core.
    explicit WorkerPool(unsigned threads = 0);
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    /// Calls @p body(0) … @p body(jobs-1), each once, on the workers and the calling thread, and
    /// returns when all are done. The body must not throw and must not call run() of this pool.
    void run(std::size_t jobs, const std::function<void(std::size_t)> &body);

    [[nodiscard]] unsigned threads() const { return static_cast<unsigned>(m_threads.size()) + 1; }

private:
    void work();
    void takeJobs(std::unique_lock<std::mutex> &lock);

    std::mutex m_turn; ///< one run() at a time
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    const std::function<void(std::size_t)> *m_body = nullptr;
    std::size_t m_next = 0;
    std::size_t m_jobs = 0;
    std::size_t m_busy = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace egret
