// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window

import Egret
import Egret.Map
import Egret.Wall

/// The wall in peacetime, drawn for 3840 × 2160 and scaled to any screen.
Window {
    id: root

    required property WallViewModel model

    readonly property real unit: height / 2160
    readonly property var dots: [Theme.c.offline, Theme.c.levelIV, Theme.c.normal]

    width: 1920
    height: 1080
    color: Theme.c.bg
    title: qsTr("Egret wall")

    Rectangle {
        id: header

        width: parent.width
        height: 140 * root.unit
        color: Theme.c.panel

        Text {
            id: name

            anchors { left: parent.left; leftMargin: 48 * root.unit; verticalCenter: parent.verticalCenter }
            text: root.model.city
            textFormat: Text.PlainText
            color: Theme.c.text
            font.pixelSize: 72 * root.unit
            font.weight: Font.DemiBold
        }

        Rectangle {
            anchors { left: name.right; leftMargin: 40 * root.unit; verticalCenter: parent.verticalCenter }
            width: mode.width + 56 * root.unit
            height: 84 * root.unit
            color: "transparent"
            border.color: Theme.c.line
            border.width: Math.max(1, 2 * root.unit)

            Text {
                id: mode

                anchors.centerIn: parent
                text: qsTr("Peacetime")
                textFormat: Text.PlainText
                color: Theme.c.text
                font.pixelSize: 52 * root.unit
            }
        }

        Row {
            anchors { right: parent.right; rightMargin: 48 * root.unit; verticalCenter: parent.verticalCenter }
            spacing: 36 * root.unit

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 30 * root.unit
                height: width
                radius: width / 2
                color: root.dots[root.model.connection]
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.status
                textFormat: Text.PlainText
                color: Theme.c.text
                font.pixelSize: 55 * root.unit
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.date
                textFormat: Text.PlainText
                color: Theme.c.text2
                font.pixelSize: 55 * root.unit
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: root.model.clock
                textFormat: Text.PlainText
                color: Theme.c.text
                font.pixelSize: 96 * root.unit
                font.weight: Font.DemiBold
            }
        }
    }

    MapView {
        id: view

        objectName: "map"
        x: 24 * root.unit
        y: header.height + 16 * root.unit
        width: 2400 * root.unit
        height: parent.height - y - 144 * root.unit
        night: Theme.dark
        interactive: false
        enabled: false
        designScale: 3.4 * root.unit
    }

    Rectangle {
        anchors { left: view.left; right: view.right; top: view.bottom; topMargin: 16 * root.unit }
        height: 104 * root.unit
        color: Theme.c.panel
        visible: !view.empty

        Row {
            id: legend

            anchors { left: parent.left; leftMargin: 28 * root.unit; verticalCenter: parent.verticalCenter }
            spacing: 40 * root.unit

            Text {
                text: qsTr("Component density")
                textFormat: Text.PlainText
                color: Theme.c.text2
                font.pixelSize: 44 * root.unit
            }

            // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
            // qmllint disable unqualified
            Repeater {
                model: root.model.categories

                delegate: Row {
                    id: entry

                    required property var modelData

                    spacing: 16 * root.unit

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 32 * root.unit
                        height: width
                        color: entry.modelData.color
                    }
                    Text {
                        text: entry.modelData.name
                        textFormat: Text.PlainText
                        color: Theme.c.text
                        font.pixelSize: 44 * root.unit
                    }
                }
            }
            // qmllint enable unqualified
        }

        Text {
            anchors { right: parent.right; rightMargin: 28 * root.unit; verticalCenter: parent.verticalCenter }
            width: parent.width - legend.width - 112 * root.unit
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            text: view.attribution
            textFormat: Text.PlainText
            color: Theme.c.text2
            font.pixelSize: 44 * root.unit
        }
    }

    ScaleBar {
        anchors { right: view.right; bottom: view.bottom; margins: 32 * root.unit }
        visible: !view.empty
        metresPerPixel: view.metresPerPixel
        designScale: 4 * root.unit
    }

    Column {
        id: column

        anchors { left: view.right; right: parent.right; top: view.top; bottom: parent.bottom; leftMargin: 24 * root.unit; rightMargin: 24 * root.unit; bottomMargin: 24 * root.unit }
        spacing: 16 * root.unit

        Grid {
            id: tiles

            columns: 2
            spacing: 16 * root.unit
            width: parent.width
            height: 3 * 250 * root.unit + 2 * spacing

            // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
            // qmllint disable unqualified
            Repeater {
                model: root.model.figures

                delegate: FigureTile {
                    required property var modelData

                    width: (tiles.width - tiles.spacing) / 2
                    height: 250 * root.unit
                    unit: root.unit
                    name: modelData.name
                    value: modelData.value
                    assumed: modelData.assumed
                }
            }
            // qmllint enable unqualified
        }

        BarList {
            width: parent.width
            height: (column.height - tiles.height - 2 * column.spacing) * 0.58
            unit: root.unit
            title: qsTr("Components by district")
            note: ""
            rows: root.model.districts
        }

        BarList {
            width: parent.width
            height: (column.height - tiles.height - 2 * column.spacing) * 0.42
            unit: root.unit
            title: qsTr("Not intact")
            note: qsTr("by state")
            rows: root.model.states
            barColor: Theme.c.levelII
        }
    }
}
