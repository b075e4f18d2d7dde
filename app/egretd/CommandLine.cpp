// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandLine.h"

#include <arpa/inet.h>
#include <crypto/Authority.h>
#include <netinet/in.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace egret::daemon {

namespace {

Error wrong(const std::string &what) { return {Error::Code::Rejected, what + "; see egretd --help"}; }

template <typename T>
std::optional<T> numberOf(std::string_view text)
{
    T value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Outcome readListen(std::string_view text, CommandLine &line)
{
    const std::size_t colon = text.rfind(':');
    const auto port =
        colon == std::string_view::npos ? std::nullopt : numberOf<std::uint16_t>(text.substr(colon + 1));
    std::string host(text.substr(0, colon == std::string_view::npos ? 0 : colon));
    if (host == "localhost")
        host = "127.0.0.1";
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    in6_addr scratch{};
    if (!port || ::inet_pton(bracketed ? AF_INET6 : AF_INET, host.c_str(), &scratch) != 1)
        return wrong("--listen takes ADDRESS:PORT like 127.0.0.1:8080 or [::1]:8080, not '"
                     + std::string(text) + "'");
    line.address = host;
    line.port = *port;
    line.listening = true;
    return success();
}

Outcome readOption(const std::string &name, const std::string &value, CommandLine &line)
{
    const auto descriptor = [&](std::optional<int> &into) -> Outcome {
        into = numberOf<int>(value);
        return into && *into >= 0 ? success()
                                  : Outcome(wrong(name + " takes the number of an open descriptor"));
    };
    if (name == "--data") {
        line.data = value;
    } else if (name == "--listen") {
        return readListen(value, line);
    } else if (name == "--cert") {
        line.certificate = value;
    } else if (name == "--key") {
        line.key = value;
    } else if (name == "--host") {
        if (!crypto::isHost(value))
            return wrong("--host takes a host name or a numeric address, not '" + value + "'");
        line.hosts.push_back(value);
    } else if (name == "--threads") {
        const auto threads = numberOf<unsigned>(value);
        if (!threads || *threads == 0 || *threads > 256)
            return wrong("--threads takes a number from 1 to 256");
        line.threads = *threads;
    } else if (name == "--port-fd") {
        return descriptor(line.portFd);
    } else if (name == "--parent-pipe") {
        return descriptor(line.parentPipe);
    } else if (name == "--token-fd") {
        return descriptor(line.tokenFd);
    } else if (name == "--log-level") {
        if (value == "debug")
            line.logLevel = LogLevel::Debug;
        else if (value == "info")
            line.logLevel = LogLevel::Info;
        else if (value == "warning")
            line.logLevel = LogLevel::Warning;
        else if (value == "error")
            line.logLevel = LogLevel::Error;
        else
            return wrong("--log-level takes debug, info, warning or error");
    } else {
        return wrong("'" + name + "' is not an option");
    }
    return success();
}

/// What systemd hands over (LoadCredential=, SetCredentialEncrypted=) stands for what was not given.
void useCredentials(CommandLine &line)
{
    const char *const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr)
        return;
    const auto take = [&](std::filesystem::path &into, const char *name) {
        const std::filesystem::path file = std::filesystem::path(folder) / name;
        if (into.empty() && std::filesystem::exists(file))
            into = file;
    };
    take(line.certificate, "egretd.pem");
    take(line.key, "egretd.key");
}

} // namespace

bool CommandLine::loopback() const { return address.starts_with("127.") || address == "::1"; }

Result<CommandLine> CommandLine::parse(int argc, char **argv)
{
    CommandLine line;
    for (int i = 1; i < argc; ++i) {
        std::string name = argv[i];
        if (name == "--help" || name == "-h") {
            line.help = true;
            return line;
        }
        if (name == "--version") {
            line.version = true;
            return line;
        }
        if (name == "--demo") {
            line.demo = true;
            continue;
        }
        if (name == "--plain") {
            line.plain = true;
            continue;
        }
        if (name == "--exit-with-parent") {
            line.exitWithParent = true;
            continue;
        }
        std::string value;
        if (const std::size_t equals = name.find('=');
            equals != std::string::npos && name.starts_with("--")) {
            value = name.substr(equals + 1);
            name.resize(equals);
        } else if (i + 1 < argc && name.starts_with("--")) {
            value = argv[++i];
        } else {
            return wrong("'" + name + "' is not an option, or lacks its value");
        }
        if (Outcome read = readOption(name, value, line); !read)
            return read.error();
    }
    if (line.data.empty())
        return wrong("--data DIR is needed: the folder of the city to serve");
    if (!line.listening)
        line.port = line.tls() ? 8443 : 8080;
    if (line.plain && !line.loopback())
        return Error{
            Error::Code::Rejected,
            "--plain sends passwords unencrypted and therefore listens on loopback only; give --listen "
            "127.0.0.1:PORT, or leave --plain out, instead of "
                + line.address};
    useCredentials(line);
    if (line.certificate.empty() != line.key.empty())
        return wrong("--cert and --key belong together");
    if (line.demo && !line.loopback())
        return Error{Error::Code::Rejected,
                     "--demo serves without sign-in and therefore listens on loopback only; give --listen "
                     "127.0.0.1:PORT instead of "
                         + line.address};
    return line;
}

const char *CommandLine::helpText()
{
    return "egretd: serves a city over HTTPS\n"
           "\n"
           "  egretd --data DIR [--listen ADDRESS:PORT] [--demo] [OPTIONS]\n"
           "\n"
           "  --data DIR           folder of the city, made by: egretctl city generate … --out DIR\n"
           "  --listen ADDR:PORT   where to listen; 127.0.0.1:8443 unless given, 127.0.0.1:8080 without "
           "TLS;\n"
           "                       port 0: any free one\n"
           "  --host NAME          what clients call this server, beside its host name and addresses; may "
           "be\n"
           "                       given several times\n"
           "  --cert FILE          show these certificates (PEM, the server's first) instead of one of the\n"
           "                       server's own; read again when they change and on SIGHUP\n"
           "  --key FILE           their private key. Without both: egretd.pem and egretd.key of\n"
           "                       $CREDENTIALS_DIRECTORY, where systemd puts them\n"
           "  --plain              without TLS, on loopback only: for a proxy in front\n"
           "  --demo               without sign-in and TLS, on loopback only; otherwise everybody signs in\n"
           "  --threads N          workers; one per core unless given\n"
           "  --token-fd FD        read a token (hexadecimal, one line) from this open descriptor and\n"
           "                       answer only requests that carry it: Authorization: Bearer TOKEN\n"
           "  --port-fd FD         write {\"port\":N,…} as one line to this descriptor once listening\n"
           "  --parent-pipe FD     end when the other end of this pipe is closed\n"
           "  --exit-with-parent   end when the parent process ends, however it ends\n"
           "  --log-level LEVEL    debug, info, warning, error\n"
           "  --help, --version\n"
           "\n"
           "Without --cert the server signs a certificate with an authority of its own, kept in DIR/tls, "
           "and\n"
           "tells its pin, by which clients know it.\n"
           "\n"
           "Ends gracefully on SIGTERM and SIGINT. Exit codes: 0 ended as asked, 2 wrong command line,\n"
           "3 the city cannot be opened, 4 cannot listen, 5 another egretd serves this city.\n";
}

} // namespace egret::daemon
