// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <http/Client.h>
#include <sync/SyncClient.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace egret::control {

/// Drives a sync::SyncClient with blocking HTTP clients, one a thread, and the wall clock.
class SyncDriver
{
public:
    /// Gives the bearer token of a request; any thread.
    using Token = std::function<std::string()>;
    /// @p client must outlive this object and is used from the thread of run() only. @p token: empty where
    /// the options hold one, or none is needed.
    SyncDriver(sync::SyncClient &client, const http::ClientOptions &server, Token token = {},
               unsigned connections = 4);
    ~SyncDriver();

    /// Runs until @p done(progress) says so; it is asked after every answer and at least every 200 ms.
    /// Errors of the network are the client's to retry; an error here is one of the cache.
    Outcome run(const std::function<bool(const sync::Progress &)> &done);

private:
    struct Answer
    {
        std::uint64_t id = 0;
        Result<http::Response> response;
    };
    void serve(http::Client &http);

    sync::SyncClient &m_client;
    Token m_token;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_answered;
    std::deque<sync::Request> m_requests;
    std::deque<Answer> m_answers;
    bool m_stop = false;
    std::vector<std::unique_ptr<http::Client>> m_https;
    std::vector<std::thread> m_threads;
};

} // namespace egret::control
