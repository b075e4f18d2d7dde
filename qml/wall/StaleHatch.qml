// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// 45° lines over what is older than it may be.
Item {
    id: root

    required property real unit

    clip: true

    // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
    // qmllint disable unqualified
    Repeater {
        model: root.visible ? Math.ceil((root.width + root.height) / (36 * root.unit)) : 0

        delegate: Rectangle {
            required property int index

            x: index * 36 * root.unit - root.height
            y: root.height
            width: (root.height + root.width) * 1.5
            height: Math.max(1, 6 * root.unit)
            color: Theme.c.stale
            opacity: 0.25
            antialiasing: true
            rotation: -45
            transformOrigin: Item.TopLeft
        }
    }
    // qmllint enable unqualified
}
