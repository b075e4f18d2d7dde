// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window

import Egret.Map
import Egret.Wall

/// One output of a wall. Each scene is made once, when it is first shown, and kept; changing scenes fades
/// from one to the other.
Window {
    id: root

    required property WallViewModel model

    readonly property real ratio: Math.min(width / model.size.width, height / model.size.height) // qmllint disable
    readonly property real unit: model.bodyPx / 55 * ratio

    width: 1920
    height: 1080
    color: Theme.c.bg
    title: qsTr("Egret wall")

    Item {
        id: stage

        objectName: "stage"
        x: root.model.shift.x * root.ratio // qmllint disable
        y: root.model.shift.y * root.ratio // qmllint disable
        width: root.width
        height: root.height
        visible: !root.model.blank

        // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
        // qmllint disable
        Repeater {
            model: root.model.scenes

            delegate: Loader {
                id: slot

                required property string name
                required property var scene
                readonly property bool current: name === root.model.current

                // Once made a scene stays.
                property bool wanted: false

                objectName: "scene-" + name
                anchors.fill: parent
                active: wanted
                visible: opacity > 0
                opacity: current ? 1 : 0
                onCurrentChanged: if (current) wanted = true
                Component.onCompleted: if (current) wanted = true
                sourceComponent: SceneView {
                    wall: root.model
                    scene: slot.scene
                    ratio: root.ratio
                    unit: root.unit
                }

                Behavior on opacity {
                    enabled: !root.model.reduceMotion
                    NumberAnimation { duration: 300 }
                }
            }
        }

        Repeater {
            model: root.model.header

            delegate: WallHeader {
                required property rect modelData
                required property int index

                x: modelData.x * root.ratio
                y: modelData.y * root.ratio
                width: modelData.width * root.ratio
                height: modelData.height * root.ratio
                wall: root.model
                unit: root.unit
                first: index === 0
                last: index === root.model.header.length - 1
            }
        }

        // On one display, so that no bezel cuts its words.
        Repeater {
            model: root.model.header.slice(0, 1)

            delegate: AlertCard {
                required property rect modelData

                x: (modelData.x + modelData.width * 0.08) * root.ratio
                y: (modelData.y + modelData.height) * root.ratio + 48 * root.unit
                width: modelData.width * 0.84 * root.ratio
                wall: root.model
                unit: root.unit
            }
        }
        // qmllint enable
    }

    Rectangle {
        anchors.fill: parent
        color: "black"
        opacity: root.model.blank ? 1 : 1 - root.model.brightness
    }
}
