// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <support/RandomPoints.h>

#include <QTest>

namespace egret::test {

/// A data row for each way that points may lie.
inline void addSpreads()
{
    QTest::addColumn<int>("spread");
    int spread = 0;
    for (const char *name : {"city", "world", "all in one place", "on tile edges", "at the poles",
                             "at the antimeridian", "empty", "one point"})
        QTest::newRow(name) << spread++;
}

} // namespace egret::test
