// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic

import Egret.Map

/// The map of the desk with its scale, zoom buttons and attribution.
Item {
    id: root

    property string emptyText

    MapView {
        id: view

        objectName: "map"
        anchors.fill: parent
        night: Theme.dark
        focus: true
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Map of the city")
    }

    Rectangle {
        anchors.fill: parent
        visible: view.empty
        color: Theme.c.bg

        Text {
            anchors.centerIn: parent
            width: Math.min(parent.width - 48, 560)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            text: root.emptyText
            color: Theme.c.text2
            font.pixelSize: 15
            lineHeight: 1.5
        }
    }

    Column {
        anchors { right: parent.right; top: parent.top; margins: 12 }
        spacing: 4
        visible: !view.empty

        // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
        // qmllint disable unqualified
        Repeater {
            model: [{ "text": "+", "name": qsTr("Zoom in") }, { "text": "−", "name": qsTr("Zoom out") },
                    { "text": "⌂", "name": qsTr("Whole city") }]

            delegate: AbstractButton {
                id: button

                required property var modelData
                required property int index

                width: 32
                height: 32
                Accessible.name: modelData.name
                onClicked: index === 0 ? view.zoomIn() : index === 1 ? view.zoomOut() : view.showAll()

                background: Rectangle {
                    radius: 4
                    color: button.hovered ? Theme.c.raised : Theme.c.panel
                    border.color: button.activeFocus ? Theme.c.focus : Theme.c.line
                    border.width: button.activeFocus ? 2 : 1
                }
                contentItem: Text {
                    text: button.modelData.text
                    textFormat: Text.PlainText
                    color: Theme.c.text
                    font.pixelSize: 16
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
        // qmllint enable unqualified
    }

    Rectangle {
        anchors { left: parent.left; bottom: parent.bottom; margins: 8 }
        width: scaleBar.width + 16
        height: scaleBar.height + 8
        visible: !view.empty
        color: Theme.c.panel

        ScaleBar {
            id: scaleBar

            anchors.centerIn: parent
            metresPerPixel: view.metresPerPixel
        }
    }

    Rectangle {
        anchors { right: parent.right; bottom: parent.bottom }
        width: attribution.width + 12
        height: attribution.height + 4
        visible: !view.empty
        color: Theme.c.panel

        Text {
            id: attribution

            anchors.centerIn: parent
            text: view.attribution
            textFormat: Text.PlainText
            color: Theme.c.text2
            font.pixelSize: 11
        }
    }
}
