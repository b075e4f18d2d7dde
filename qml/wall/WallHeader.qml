// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map
import Egret.Wall

/// The header on one display: the city and the scene on the first, connection and clock on the last. An
/// alert gives it the colour of the gravest level and its words.
Rectangle {
    id: root

    required property WallViewModel wall
    required property real unit
    required property bool first
    required property bool last

    readonly property bool alarmed: root.wall.alert.level !== undefined // qmllint disable
    readonly property int level: root.alarmed ? root.wall.alert.gravest : 4 // qmllint disable
    readonly property color levelColour: [Theme.c.levelI, Theme.c.levelII, Theme.c.levelIII, Theme.c.levelIV][level - 1]
    readonly property color ink: alarmed ? Theme.c.bg : Theme.c.text
    readonly property var dots: [Theme.c.offline, Theme.c.levelIV, Theme.c.normal]
    readonly property var shapes: ["⊘", "◔", "●"]

    objectName: "header"
    color: alarmed ? levelColour : Theme.c.panel

    SequentialAnimation on opacity {
        running: root.alarmed && root.level === 1 && !root.wall.reduceMotion
        loops: Animation.Infinite
        onStopped: root.opacity = 1
        NumberAnimation { to: 0.75; duration: 500 }
        NumberAnimation { to: 1; duration: 500 }
    }

    Row {
        anchors { left: parent.left; leftMargin: 48 * root.unit; verticalCenter: parent.verticalCenter }
        spacing: 40 * root.unit
        visible: root.first

        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width * (root.last ? 0.5 : 0.95) - 96 * root.unit)
            elide: Text.ElideRight
            text: root.alarmed ? "■◇△○".charAt(root.wall.alert.level - 1) + " " + qsTr("Level %1").arg("ⅠⅡⅢⅣ".charAt(root.wall.alert.level - 1)) + " · " + root.wall.alert.text : root.wall.city // qmllint disable
            textFormat: Text.PlainText
            color: root.ink
            font.pixelSize: (root.first && root.last ? 60 : 72) * root.unit
            font.weight: Font.DemiBold
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: mode.width + 56 * root.unit
            height: 84 * root.unit
            visible: !root.alarmed
            color: "transparent"
            border.color: Theme.c.line
            border.width: Math.max(1, 2 * root.unit)

            Text {
                id: mode

                anchors.centerIn: parent
                text: root.wall.sceneTitle
                textFormat: Text.PlainText
                color: Theme.c.text
                font.pixelSize: 52 * root.unit
            }
        }
    }

    Row {
        anchors { right: parent.right; rightMargin: 48 * root.unit; verticalCenter: parent.verticalCenter }
        spacing: 36 * root.unit
        visible: root.last

        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.alarmed && root.wall.alert.others > 0 // qmllint disable
            text: visible ? qsTr("%1 more").arg(root.wall.alert.others) : "" // qmllint disable
            textFormat: Text.PlainText
            color: root.ink
            font.pixelSize: 55 * root.unit
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.shapes[root.wall.connection]
            textFormat: Text.PlainText
            color: root.alarmed ? root.ink : root.dots[root.wall.connection]
            font.pixelSize: 55 * root.unit
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.wall.status
            textFormat: Text.PlainText
            color: root.ink
            font.pixelSize: 55 * root.unit
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.first || root.width > 2600 * root.unit
            text: root.wall.date
            textFormat: Text.PlainText
            color: root.alarmed ? root.ink : Theme.c.text2
            font.pixelSize: 55 * root.unit
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.wall.clock
            textFormat: Text.PlainText
            color: root.ink
            font.pixelSize: 96 * root.unit
            font.weight: Font.DemiBold
        }
    }
}
