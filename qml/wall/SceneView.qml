// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Wall

/// One scene on one output.
Item {
    id: root

    required property WallViewModel wall
    required property var scene
    required property real ratio
    required property real unit

    // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
    // qmllint disable unqualified
    Repeater {
        model: root.scene.tiles

        delegate: TileView {
            required property var modelData

            x: modelData.frame.x * root.ratio
            y: modelData.frame.y * root.ratio
            width: modelData.frame.width * root.ratio
            height: modelData.frame.height * root.ratio
            wall: root.wall
            tile: modelData
            ratio: root.ratio
            unit: root.unit
        }
    }
    // qmllint enable unqualified
}
