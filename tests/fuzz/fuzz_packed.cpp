// SPDX-License-Identifier: GPL-3.0-or-later
#include <intake/Decompressor.h>
#include <intake/InputFiles.h>
#include <sys/mman.h>

#include "Tables.h"
#include <unistd.h>

using namespace egret;
using namespace egret::intake;

/// Packed files and tar archives: no crash, no more than is asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const int file = ::memfd_create("packed", 0);
    static const std::string path = "/proc/self/fd/" + std::to_string(file);
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, data, size, 0) != static_cast<ssize_t>(size))
        return 0;
    (void)visitInputs(path, [](Input &input) -> Outcome {
        Bytes buffer(64 * 1024);
        for (std::size_t total = 0; total < (std::size_t{8} << 20);) {
            const Result<std::size_t> n = input.bytes->read(buffer);
            if (!n)
                return n.error();
            if (n.value() > buffer.size())
                fuzz::broken("more bytes than there is room for");
            if (n.value() == 0)
                break;
            total += n.value();
        }
        return success();
    });
    return 0;
}
