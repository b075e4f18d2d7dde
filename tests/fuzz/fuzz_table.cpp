// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tables.h"

using namespace egret;
using namespace egret::intake;

/// CSV and JSON tables in any encoding: no crash, rows counted right, and the same rows whether the table
/// is cut into small blocks or read whole. The first byte chooses what is known beforehand.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::uint8_t choice = data[0];
    const ByteView bytes(data + 1, size - 1);
    TableOptions options;
    if (choice & 1)
        options.encoding = static_cast<Encoding>((choice >> 1) % 5);
    if (choice & 16)
        options.separator = ";,\t|"[(choice >> 5) & 3];
    if (choice & 128)
        options.header = (choice >> 1) & 1;
    TableOptions small = options;
    small.blockBytes = 16 + choice % 64;
    const Result<std::string> whole = fuzz::allRows(bytes, options, SIZE_MAX);
    const Result<std::string> pieces = fuzz::allRows(bytes, small, 1 + choice % 7);
    if (whole.ok() != pieces.ok() || (whole.ok() && whole.value() != pieces.value()))
        fuzz::broken("small blocks give other rows than large ones");
    return 0;
}
