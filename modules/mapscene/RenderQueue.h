// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapscene/MapRenderer.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace egret::mapscene {

/// Renders the newest request on a thread of its own; older ones that have not begun are dropped.
class RenderQueue
{
public:
    /// @p done is called on the render thread.
    RenderQueue(WorkerPool &pool, std::function<void(std::shared_ptr<const RenderedMap>)> done);
    ~RenderQueue();

    void ask(RenderRequest request);

private:
    void run();

    MapRenderer m_renderer;
    std::function<void(std::shared_ptr<const RenderedMap>)> m_done;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<RenderRequest> m_next;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace egret::mapscene
