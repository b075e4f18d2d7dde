// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map
import Egret.Wall

/// An alert that has taken the wall over: level, words and how many others wait, on a panel of its own in
/// the middle of a display. It comes and goes with the alert; the scene under it stays as it is.
Rectangle {
    id: root

    required property WallViewModel wall
    required property real unit

    /// Levels Ⅲ and Ⅳ have the header only.
    readonly property bool wanted: root.wall.alert.level !== undefined && root.wall.alert.level <= 2 // qmllint disable
    /// The words stay while the panel fades.
    property var shown: ({ level: 4, gravest: 4, text: "", others: 0 })
    readonly property color levelColour: [Theme.c.levelI, Theme.c.levelII, Theme.c.levelIII, Theme.c.levelIV][shown.level - 1]

    objectName: "alertCard"
    color: Theme.c.panel
    border.color: levelColour
    border.width: Math.max(2, 12 * unit)
    visible: opacity > 0
    opacity: wanted ? 1 : 0
    height: column.height + 144 * unit
    Accessible.role: Accessible.AlertMessage
    Accessible.name: shown.text

    Connections {
        target: root.wall
        function onPlayed(): void {
            if (root.wanted)
                root.shown = root.wall.alert;
        }
    }
    Component.onCompleted: if (wanted) shown = root.wall.alert

    Behavior on opacity {
        enabled: !root.wall.reduceMotion
        NumberAnimation { duration: 300 }
    }

    Column {
        id: column

        anchors { left: parent.left; right: parent.right; leftMargin: 96 * root.unit; rightMargin: 96 * root.unit; verticalCenter: parent.verticalCenter }
        spacing: 32 * root.unit

        Text {
            width: parent.width
            text: "■◇△○".charAt(root.shown.level - 1) + " " + qsTr("Level %1").arg("ⅠⅡⅢⅣ".charAt(root.shown.level - 1))
            textFormat: Text.PlainText
            color: root.levelColour
            elide: Text.ElideRight
            font.pixelSize: 96 * root.unit
            font.weight: Font.DemiBold
        }
        Text {
            width: parent.width
            text: root.shown.text
            textFormat: Text.PlainText
            color: Theme.c.text
            wrapMode: Text.Wrap
            elide: Text.ElideRight
            maximumLineCount: 5
            font.pixelSize: 82 * root.unit
        }
        Text {
            width: parent.width
            visible: root.shown.others > 0
            text: qsTr("%1 more").arg(root.shown.others) + " · " + qsTr("gravest: level %1").arg("ⅠⅡⅢⅣ".charAt(root.shown.gravest - 1))
            textFormat: Text.PlainText
            color: Theme.c.text2
            elide: Text.ElideRight
            font.pixelSize: 55 * root.unit
        }
    }
}
