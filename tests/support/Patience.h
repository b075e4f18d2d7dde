// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// What a test waits for comes soon here and late on a cold, busy machine: only what never comes fails.
#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 90000)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 90000)
