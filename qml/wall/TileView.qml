// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map
import Egret.Wall

/// A tile: its panel, what it shows, and the hatch when its data is older than its contract. All text
/// stands on the tile's home display.
Rectangle {
    id: root

    required property WallViewModel wall
    required property var tile
    required property real ratio
    required property real unit

    readonly property var value: root.wall.values[root.tile.source]
    readonly property bool needsData: ["figure", "chart", "table", "ranking"].includes(root.tile.kind)
    readonly property bool stale: needsData && value !== undefined && (root.wall.ageSeconds < 0 || root.wall.ageSeconds > root.tile.staleAfter)
    readonly property var kinds: ({ "map": mapTile, "figure": figureTile, "ranking": rankingTile, "chart": root.tile.style === "bars" ? columnTile : chartTile, "table": tableTile, "clock": clockTile, "text": textTile, "video": videoTile, "weather": weatherTile, "alarms": alarmsTile })

    objectName: "tile-" + tile.id
    color: Theme.c.panel
    border.color: Theme.c.line
    border.width: Math.max(1, unit)
    clip: true

    StaleHatch {
        anchors.fill: parent
        anchors.margins: root.border.width
        visible: root.stale
        unit: root.unit
    }

    Item {
        id: home

        x: (root.tile.home.x - root.tile.frame.x) * root.ratio
        y: (root.tile.home.y - root.tile.frame.y) * root.ratio
        width: root.tile.home.width * root.ratio
        height: root.tile.home.height * root.ratio

        Loader {
            anchors.fill: parent
            visible: width > 0
            sourceComponent: root.tile.problem !== "" || root.kinds[root.tile.kind] === undefined ? errorTile : root.kinds[root.tile.kind] === mapTile ? null : root.kinds[root.tile.kind]
        }
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.tile.kind === "map" && root.tile.problem === "" ? mapTile : null
    }

    // Components see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
    // qmllint disable unqualified
    Component { id: mapTile; MapTile { wall: root.wall; tile: root.tile; ratio: root.ratio; unit: root.unit } }
    Component { id: figureTile; FigureTile { unit: root.unit; name: root.tile.title; value: root.value; note: root.stale ? root.wall.asOf : ""; stale: root.stale } }
    Component { id: rankingTile; BarList { unit: root.unit; title: root.tile.title; note: root.stale ? root.wall.asOf : ""; rows: root.value ? root.value.rows : []; stale: root.stale } }
    Component { id: columnTile; ColumnChart { unit: root.unit; title: root.tile.title; note: root.stale ? root.wall.asOf : ""; rows: root.value ? root.value.rows : []; most: root.value ? root.value.most : ""; stale: root.stale; trend: false } }
    Component { id: chartTile; ChartTile { unit: root.unit; title: root.tile.title; note: root.stale ? root.wall.asOf : ""; rows: root.value ? root.value.rows : []; most: root.value ? root.value.most : ""; stale: root.stale; ring: root.tile.style === "donut" } }
    Component { id: tableTile; TableTile { unit: root.unit; title: root.tile.title; note: root.stale ? root.wall.asOf : ""; heads: root.value ? root.value.heads : []; rows: root.value ? root.value.rows : []; stale: root.stale } }
    Component { id: clockTile; ClockTile { unit: root.unit; clock: root.wall.clock; date: root.wall.date } }
    Component { id: textTile; EmptySlot { unit: root.unit; title: root.tile.title; text: root.tile.text } }
    Component { id: videoTile; EmptySlot { unit: root.unit; title: root.tile.title; text: qsTr("No video source") } }
    Component { id: weatherTile; EmptySlot { unit: root.unit; title: root.tile.title; text: qsTr("No weather source") } }
    Component { id: alarmsTile; EmptySlot { unit: root.unit; title: root.tile.title; text: qsTr("No alarm source is connected") } }
    Component {
        id: errorTile

        EmptySlot {
            unit: root.unit
            title: ""
            text: root.tile.problem !== "" ? root.tile.problem : qsTr("Tile %1: unknown kind “%2”").arg(root.tile.id).arg(root.tile.kind)
            colour: Theme.c.levelII
        }
    }
    // qmllint enable unqualified
}
