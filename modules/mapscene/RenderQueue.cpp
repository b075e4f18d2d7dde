// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/RenderQueue.h>

namespace egret::mapscene {

RenderQueue::RenderQueue(WorkerPool &pool, std::function<void(std::shared_ptr<const RenderedMap>)> done) :
    m_renderer(pool), m_done(std::move(done)), m_thread([this] { run(); })
{
}

RenderQueue::~RenderQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void RenderQueue::ask(RenderRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(request);
    }
    m_wake.notify_all();
}

void RenderQueue::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || m_next; });
        if (m_stop)
            return;
        const RenderRequest request = *std::exchange(m_next, std::nullopt);
        lock.unlock();
        auto rendered = std::make_shared<const RenderedMap>(m_renderer.render(request));
        m_done(std::move(rendered));
        lock.lock();
    }
}

} // namespace egret::mapscene
