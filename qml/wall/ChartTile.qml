// SPDX-License-Identifier: GPL-3.0-or-later
import QtCharts
import QtQuick

import Egret.Map

/// A chart of the wall: a ring with its names beside it, or a line of months over its axis. Columns are
/// ColumnChart's. Values come as parts of the greatest; their numbers are written beside them.
Item {
    id: root

    required property string title
    required property string note
    required property var rows
    required property string most
    required property bool stale
    required property bool ring
    required property real unit

    readonly property var colours: [Theme.c.accent, "#F0A35E", "#8BC34A", "#C792EA", Theme.c.text2, "#5AA2F0", "#E8C33A", "#F06292"]

    function colourOf(index: int): color {
        return root.stale ? Theme.c.offline : root.colours[index % root.colours.length];
    }

    /// The series is filled by hand: Qt Charts has no model of plain rows.
    function fill(): void {
        ringSeries.clear();
        line.clear();
        for (let i = 0; i < root.rows.length; ++i) {
            const slice = ringSeries.append(root.rows[i].name, root.rows[i].part);
            slice.color = root.colourOf(i);
            slice.borderColor = Theme.c.panel;
            slice.borderWidth = 2;
            line.append(i, root.rows[i].part);
        }
    }

    onRowsChanged: fill()
    onStaleChanged: fill()
    Component.onCompleted: fill()
    Accessible.role: Accessible.Chart
    Accessible.name: title

    TileHeading { id: heading; width: parent.width; title: root.title; note: root.note; unit: root.unit }

    ChartView {
        id: ringView

        anchors { left: parent.left; top: heading.bottom; bottom: parent.bottom; leftMargin: 12 * root.unit; bottomMargin: 12 * root.unit }
        width: height
        visible: root.ring && root.rows.length > 0
        antialiasing: true
        backgroundColor: "transparent"
        plotAreaColor: "transparent"
        legend.visible: false
        margins { left: 0; right: 0; top: 0; bottom: 0 }
        animationOptions: ChartView.NoAnimation

        PieSeries {
            id: ringSeries

            size: 0.96
            holeSize: 0.58
        }
    }

    // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
    // qmllint disable unqualified
    Column {
        id: names

        readonly property int shown: Math.max(1, Math.min(root.rows.length, Math.floor(height / (64 * root.unit))))

        anchors { left: ringView.right; right: parent.right; top: heading.bottom; bottom: parent.bottom; leftMargin: 24 * root.unit; rightMargin: 28 * root.unit; bottomMargin: 12 * root.unit }
        visible: root.ring

        Repeater {
            model: root.ring ? names.shown : 0

            delegate: Item {
                id: entry

                required property int index
                readonly property var row: root.rows[index]

                width: names.width
                height: names.height / names.shown

                Rectangle {
                    id: swatch

                    anchors.verticalCenter: parent.verticalCenter
                    width: 32 * root.unit
                    height: width
                    color: root.colourOf(entry.index)
                }
                Text {
                    anchors { left: swatch.right; leftMargin: 20 * root.unit; right: number.left; rightMargin: 16 * root.unit; verticalCenter: parent.verticalCenter }
                    text: entry.row ? entry.row.name : ""
                    textFormat: Text.PlainText
                    color: Theme.c.text2
                    elide: Text.ElideRight
                    font.pixelSize: 44 * root.unit
                }
                Text {
                    id: number

                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    text: entry.row ? entry.row.value : ""
                    textFormat: Text.PlainText
                    color: root.stale ? Theme.c.text2 : Theme.c.text
                    font.pixelSize: 44 * root.unit
                }
            }
        }
    }
    // qmllint enable unqualified

    Text {
        id: top

        anchors { left: parent.left; top: heading.bottom; leftMargin: 28 * root.unit; topMargin: -14 * root.unit }
        width: 170 * root.unit
        visible: !root.ring
        text: root.rows.length > 0 ? root.most : "—"
        textFormat: Text.PlainText
        color: Theme.c.text2
        font.pixelSize: 44 * root.unit
    }

    ChartView {
        id: lineView

        anchors { left: top.right; right: parent.right; top: heading.bottom; bottom: months.top; rightMargin: 28 * root.unit }
        visible: !root.ring && root.rows.length > 0
        antialiasing: true
        backgroundColor: "transparent"
        plotAreaColor: "transparent"
        legend.visible: false
        margins { left: 0; right: 0; top: 0; bottom: 0 }
        animationOptions: ChartView.NoAnimation

        // The lint of Qt 6.4 does not find ValueAxis.
        // qmllint disable
        ValueAxis {
            id: across

            min: -0.5
            max: Math.max(1, root.rows.length) - 0.5
            visible: false
        }
        ValueAxis {
            id: up

            min: 0
            max: 1.05
            tickCount: 2
            labelsVisible: false
            gridLineColor: Theme.c.line
            lineVisible: false
        }
        // qmllint enable
        LineSeries {
            id: line

            axisX: across // qmllint disable
            axisY: up // qmllint disable
            color: root.stale ? Theme.c.offline : Theme.c.accent
            width: Math.max(2, 6 * root.unit)
            pointsVisible: true
        }
    }

    // qmllint disable unqualified
    Row {
        id: months

        anchors { left: lineView.left; right: lineView.right; bottom: parent.bottom; bottomMargin: 8 * root.unit }
        height: 54 * root.unit
        visible: !root.ring

        Repeater {
            model: root.ring ? 0 : root.rows.length

            delegate: Text {
                required property int index

                width: months.width / Math.max(1, root.rows.length)
                horizontalAlignment: Text.AlignHCenter
                text: root.rows[index] ? root.rows[index].name : ""
                textFormat: Text.PlainText
                color: Theme.c.text2
                elide: Text.ElideRight
                font.pixelSize: 44 * root.unit
            }
        }
    }
    // qmllint enable unqualified
}
