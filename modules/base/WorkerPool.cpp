// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/WorkerPool.h>

#include <algorithm>

namespace egret {

WorkerPool::WorkerPool(unsigned threads)
{
    const unsigned wanted = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < wanted; ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void WorkerPool::run(std::size_t jobs, const std::function<void(std::size_t)> &body)
{
    if (jobs == 0)
        return;
    const std::lock_guard turn(m_turn);
    std::unique_lock lock(m_mutex);
    m_body = &body;
    m_next = 0;
    m_jobs = jobs;
    if (jobs > 1)
        m_wake.notify_all();
    takeJobs(lock);
    m_done.wait(lock, [this] { return m_busy == 0; });
    m_body = nullptr;
}

void WorkerPool::takeJobs(std::unique_lock<std::mutex> &lock)
{
    ++m_busy;
    while (m_next < m_jobs) {
        const std::size_t job = m_next++;
        const auto *body = m_body;
        lock.unlock();
        (*body)(job);
        lock.lock();
    }
    --m_busy;
}

void WorkerPool::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || (m_body && m_next < m_jobs); });
        if (m_stop)
            return;
        takeJobs(lock);
        if (m_busy == 0)
            m_done.notify_all();
    }
}

} // namespace egret
