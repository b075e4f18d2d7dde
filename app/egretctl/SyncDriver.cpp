// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncDriver.h"

#include <base/Day.h>

namespace egret::control {

SyncDriver::SyncDriver(sync::SyncClient &client, const http::ClientOptions &server, Token token,
                       unsigned connections) :
    m_client(client), m_token(std::move(token))
{
    for (unsigned i = 0; i < connections; ++i)
        m_https.push_back(std::make_unique<http::Client>(server));
    for (const auto &http : m_https)
        m_threads.emplace_back([this, &http] { serve(*http); });
}

SyncDriver::~SyncDriver()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    for (const auto &http : m_https)
        http->cancel();
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void SyncDriver::serve(http::Client &http)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_requests.empty(); });
        if (m_stop)
            return;
        const sync::Request request = m_requests.front();
        m_requests.pop_front();
        lock.unlock();
        http::Fields fields;
        if (m_token)
            fields.add("Authorization", "Bearer " + m_token());
        Result<http::Response> response = http.get(request.path, fields);
        lock.lock();
        m_answers.push_back({request.id, std::move(response)});
        m_answered.notify_one();
    }
}

Outcome SyncDriver::run(const std::function<bool(const sync::Progress &)> &done)
{
    while (!done(m_client.progress())) {
        std::vector<sync::Request> requests = m_client.take(nowMs());
        std::deque<Answer> answers;
        {
            std::unique_lock lock(m_mutex);
            std::move(requests.begin(), requests.end(), std::back_inserter(m_requests));
            m_wake.notify_all();
            m_answered.wait_for(lock, std::chrono::milliseconds(200), [this] { return !m_answers.empty(); });
            answers.swap(m_answers);
        }
        for (const Answer &answer : answers) {
            if (!answer.response) {
                m_client.failed(answer.id, answer.response.error(), nowMs());
                continue;
            }
            const http::Response &response = answer.response.value();
            if (const Outcome taken =
                    m_client.answered(answer.id, response.status, viewOf(response.body), nowMs());
                !taken)
                return taken;
        }
    }
    return success();
}

} // namespace egret::control
