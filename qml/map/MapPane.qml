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
        Accessible.name: view.objectText.length > 0 ? view.objectText : qsTr("Map of the city")
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

        Item { width: 1; height: 8 }

        MapToolButton {
            region: view.region
            mode: RegionTool.Box
            Accessible.name: qsTr("Select by box (B, or Shift and drag)")
        }
        MapToolButton {
            region: view.region
            mode: RegionTool.Lasso
            Accessible.name: qsTr("Select by lasso (L)")
        }
        MapToolButton {
            region: view.region
            mode: RegionTool.Circle
            Accessible.name: qsTr("Select by circle (C)")
        }
    }

    // The key of the shaded areas.
    Rectangle {
        anchors { left: parent.left; bottom: scaleBox.top; margins: 8 }
        width: shadeKey.width + 24
        height: shadeKey.height + 16
        visible: view.shadeKey.length > 0
        radius: 4
        color: Theme.c.panel

        Column {
            id: shadeKey

            objectName: "shadeKey"
            anchors.centerIn: parent
            spacing: 2

            Text {
                bottomPadding: 4
                text: view.shadeTitle
                textFormat: Text.PlainText
                color: Theme.c.text
                font.pixelSize: 13
                font.weight: Font.DemiBold
            }
            Repeater {
                model: view.shadeKey

                delegate: Row {
                    id: shade

                    required property var modelData

                    spacing: 8

                    Rectangle {
                        width: 24
                        height: 16
                        color: shade.modelData.colour
                        border.color: Theme.c.line
                    }
                    Text {
                        text: shade.modelData.text
                        textFormat: Text.PlainText
                        color: Theme.c.text2
                        font.pixelSize: 13
                    }
                }
            }
        }
    }

    // What the tool in hand does, until it is put down.
    Rectangle {
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 12 }
        width: toolHint.width + 24
        height: toolHint.height + 12
        visible: view.region.mode !== RegionTool.Hand && !view.empty // qmllint disable
        radius: 4
        color: Theme.c.panel
        border.color: Theme.c.line

        Text {
            id: toolHint

            anchors.centerIn: parent
            text: qsTr("Drag around what to select · Ctrl adds, Alt takes away · Esc ends")
            textFormat: Text.PlainText
            color: Theme.c.text
            font.pixelSize: 13
        }
    }

    // What is in the region, beside the pointer.
    Rectangle {
        x: Math.max(8, Math.min(root.width - width - 8, view.region.at.x + 16)) // qmllint disable
        y: Math.max(8, Math.min(root.height - height - 8, view.region.at.y + 16)) // qmllint disable
        width: regionText.width + 16
        height: regionText.height + 8
        visible: regionText.text.length > 0
        radius: 4
        color: Theme.c.panel
        border.color: Theme.c.accent

        Text {
            id: regionText

            objectName: "regionText"
            anchors.centerIn: parent
            text: view.region.text // qmllint disable
            textFormat: Text.PlainText
            color: Theme.c.text
            font.pixelSize: 13
            font.weight: Font.DemiBold
                    }
    }

    Rectangle {
        id: scaleBox

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
