// SPDX-License-Identifier: GPL-3.0-or-later
#include "AskSecret.h"

#include <base/Files.h>

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace egret::control {

namespace {

constexpr std::size_t longest = 4096;

/// Up to the line's end or the descriptor's.
std::string readLine(int descriptor)
{
    std::string line;
    for (char c = 0; line.size() < longest && ::read(descriptor, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

/// Echo is off for as long as this lives.
class Unseen
{
public:
    explicit Unseen(int terminal) : m_terminal(terminal)
    {
        m_changed = ::tcgetattr(terminal, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_changed)
            ::tcsetattr(terminal, TCSAFLUSH, &quiet);
    }
    ~Unseen()
    {
        if (m_changed)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

private:
    int m_terminal;
    termios m_before{};
    bool m_changed = false;
};

void say(int terminal, const std::string &text)
{
    if (::write(terminal, text.data(), text.size()) < 0)
        return; // the answer will be empty
}

} // namespace

Result<std::string> ask(const std::string &prompt, bool secret)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return Error{Error::Code::Unavailable, "there is no terminal to ask at for: " + prompt};
    say(terminal, prompt + ": ");
    std::string line;
    if (secret) {
        const Unseen unseen(terminal);
        line = readLine(terminal);
        say(terminal, "\n");
    } else {
        line = readLine(terminal);
    }
    ::close(terminal);
    return line;
}

Result<std::string> secretFrom(const std::optional<int> &descriptor, const char *credential,
                               const std::string &prompt)
{
    if (descriptor) {
        std::string line = readLine(*descriptor);
        ::close(*descriptor);
        if (line.empty())
            return Error{Error::Code::Rejected, "the descriptor gave nothing for: " + prompt};
        return line;
    }
    if (const char *const folder = std::getenv("CREDENTIALS_DIRECTORY")) {
        const Result<Bytes> kept = readFile(std::filesystem::path(folder) / credential, longest);
        if (kept) {
            const std::string text(textOf(kept.value()));
            return text.substr(0, text.find('\n'));
        }
        if (kept.error().code != Error::Code::NotFound)
            return kept.error();
    }
    return ask(prompt, true);
}

} // namespace egret::control
