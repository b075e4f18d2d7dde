// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// The time, large.
Column {
    id: root

    required property string clock
    required property string date
    required property real unit

    padding: 28 * unit

    Text {
        text: root.clock
        textFormat: Text.PlainText
        color: Theme.c.text
        font.pixelSize: 137 * root.unit
        font.weight: Font.DemiBold
    }

    Text {
        text: root.date
        textFormat: Text.PlainText
        color: Theme.c.text2
        font.pixelSize: 55 * root.unit
    }
}
