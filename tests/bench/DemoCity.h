// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace egret::bench {

/// What a shell command prints; ends the benchmark when it fails.
inline std::string output(const std::string &command)
{
    std::string text;
    FILE *const pipe = ::popen(command.c_str(), "r");
    char buffer[4096];
    while (const std::size_t got = pipe ? std::fread(buffer, 1, sizeof buffer, pipe) : 0)
        text.append(buffer, got);
    if (!pipe || ::pclose(pipe) != 0) {
        std::fprintf(stderr, "failed: %s\n%s\n", command.c_str(), text.c_str());
        std::exit(1);
    }
    return text;
}

/// The demo city of 2.81 million components, generated once a run, with a real egretd on a free port.
class DemoCity
{
public:
    DemoCity()
    {
        output(std::string(EGRET_BIN_DIR) + "/egretctl city generate --pack xiamen --seed 7 --out " + city()
               + " 2>&1");
        m_server = ::popen((std::string("echo $$; exec ") + EGRET_BIN_DIR
                            + "/egretd --demo --exit-with-parent --data " + city()
                            + " --listen 127.0.0.1:0 2>/dev/null")
                               .c_str(),
                           "r");
        char line[256] = {};
        if (!m_server || !std::fgets(line, sizeof line, m_server))
            std::exit(1);
        m_pid = std::atoi(line);
        if (!std::fgets(line, sizeof line, m_server))
            std::exit(1);
        m_url = line;
        m_url.erase(0, m_url.find("http"));
        m_url.erase(m_url.find_last_not_of("\n ") + 1);
    }
    ~DemoCity()
    {
        if (m_pid > 0)
            ::kill(m_pid, SIGTERM);
        ::pclose(m_server);
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    [[nodiscard]] const std::string &url() const { return m_url; }
    [[nodiscard]] std::string folder() const { return m_folder; }
    [[nodiscard]] std::string city() const { return m_folder + "/city"; }

private:
    std::string m_folder =
        std::filesystem::temp_directory_path() / ("egret-bench-" + std::to_string(::getpid()));
    std::string m_url;
    FILE *m_server = nullptr;
    pid_t m_pid = 0;
};

} // namespace egret::bench
