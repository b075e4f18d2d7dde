// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map
import Egret.Wall

/// The map: one part for each display, all through one camera.
Item {
    id: root

    required property WallViewModel wall
    required property var tile
    required property real ratio
    required property real unit

    // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so. Nor does its qmllint find
    // the base of a type that lives in another module's C++.
    // qmllint disable
    Repeater {
        model: root.tile.pieces

        delegate: PieceMap {
            required property var modelData

            objectName: "map"
            x: (modelData.at.x - root.tile.frame.x) * root.ratio
            y: (modelData.at.y - root.tile.frame.y) * root.ratio
            width: modelData.at.width * root.ratio
            height: modelData.at.height * root.ratio
            whole: Qt.rect(modelData.whole.x * root.ratio, modelData.whole.y * root.ratio, modelData.whole.width * root.ratio, modelData.whole.height * root.ratio)
            session: root.wall.session
            night: Theme.dark
            interactive: false
            enabled: false
            designScale: 3.4 * root.unit
            place: root.wall.place
        }
    }
    // qmllint enable

    Rectangle {
        objectName: "placeTitle"
        x: (root.tile.home.x - root.tile.frame.x) * root.ratio + 24 * root.unit
        y: (root.tile.home.y - root.tile.frame.y) * root.ratio + 24 * root.unit
        width: Math.min(words.implicitWidth, root.tile.home.width * root.ratio - 112 * root.unit) + 64 * root.unit
        height: 96 * root.unit
        visible: words.text !== "" && root.tile.home.width > 0
        color: Theme.c.panel
        border.color: Theme.c.accent
        border.width: Math.max(1, 2 * root.unit)

        Text {
            id: words

            anchors { left: parent.left; leftMargin: 32 * root.unit; right: parent.right; rightMargin: 32 * root.unit; verticalCenter: parent.verticalCenter }
            text: root.wall.placeTitle
            textFormat: Text.PlainText
            color: Theme.c.text
            elide: Text.ElideRight
            font.pixelSize: 55 * root.unit
            font.weight: Font.DemiBold
        }
    }
}
