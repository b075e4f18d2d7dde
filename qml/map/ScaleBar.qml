// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// A bar as long as a round number of metres on the map.
Item {
    id: root

    required property double metresPerPixel
    property real designScale: 1

    readonly property double wanted: 110 * designScale * metresPerPixel
    readonly property double magnitude: Math.pow(10, Math.floor(Math.log(Math.max(0.01, wanted)) / Math.LN10))
    readonly property double metres: magnitude * (wanted / magnitude >= 5 ? 5 : wanted / magnitude >= 2 ? 2 : 1)

    implicitWidth: Math.max(bar.width, label.width)
    implicitHeight: label.height + bar.height

    Text {
        id: label

        anchors.horizontalCenter: bar.horizontalCenter
        text: root.metres >= 1000 ? qsTr("%1 km").arg(root.metres / 1000) : qsTr("%1 m").arg(root.metres)
        textFormat: Text.PlainText
        color: Theme.c.text2
        font.pixelSize: 11 * root.designScale
        
    }

    Item {
        id: bar

        anchors.bottom: parent.bottom
        width: root.metres / root.metresPerPixel
        height: 6 * root.designScale

        Rectangle { width: parent.width; height: 1.5 * root.designScale; anchors.bottom: parent.bottom; color: Theme.c.text2 }
        Rectangle { width: 1.5 * root.designScale; height: parent.height; color: Theme.c.text2 }
        Rectangle { width: 1.5 * root.designScale; height: parent.height; anchors.right: parent.right; color: Theme.c.text2 }
    }
}
