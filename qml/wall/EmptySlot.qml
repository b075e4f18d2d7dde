// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// A title and words: text, or what would be here and is not.
Item {
    id: root

    required property string title
    required property string text
    required property real unit
    property color colour: Theme.c.text2

    Text {
        id: heading

        x: 28 * root.unit
        y: 16 * root.unit
        width: parent.width - 2 * x
        visible: root.title !== ""
        text: root.title
        textFormat: Text.PlainText
        color: Theme.c.text
        elide: Text.ElideRight
        font.pixelSize: 52 * root.unit
        font.weight: Font.DemiBold
    }

    Text {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: root.title !== "" ? heading.bottom : parent.top; leftMargin: 28 * root.unit; rightMargin: 28 * root.unit; bottomMargin: 16 * root.unit }
        text: root.text
        textFormat: Text.PlainText
        color: root.colour
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: root.title !== "" ? Text.AlignLeft : Text.AlignHCenter
        font.pixelSize: 44 * root.unit
    }
}
