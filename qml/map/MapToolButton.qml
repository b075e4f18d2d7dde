// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic

import Egret.Map

/// A button of the map that takes a drawing tool up and puts it down again.
AbstractButton {
    id: root

    required property RegionTool region
    required property int mode
    readonly property bool inHand: root.region.mode === root.mode // qmllint disable

    width: 32
    height: 32
    ToolTip.visible: root.hovered
    ToolTip.delay: 500
    ToolTip.text: root.Accessible.name
    onClicked: root.region.mode = root.inHand ? RegionTool.Hand : root.mode // qmllint disable

    background: Rectangle {
        radius: 4
        color: root.inHand ? Theme.c.accent : root.hovered ? Theme.c.raised : Theme.c.panel
        border.color: root.activeFocus ? Theme.c.focus : Theme.c.line
        border.width: root.activeFocus ? 2 : 1
    }
    contentItem: Canvas {
        property color ink: root.inHand ? Theme.c.panel : Theme.c.text

        onInkChanged: requestPaint()
        onPaint: {
            const paint = getContext("2d");
            paint.reset();
            paint.strokeStyle = ink;
            paint.lineWidth = 1.5;
            paint.setLineDash(root.mode === RegionTool.Box ? [3, 2] : []);
            paint.beginPath();
            if (root.mode === RegionTool.Box)
                paint.rect(8, 10, 16, 12);
            else if (root.mode === RegionTool.Circle)
                paint.arc(16, 16, 8, 0, 2 * Math.PI);
            else
                root.drawLasso(paint);
            paint.stroke();
        }
    }

    function drawLasso(paint: var): void {
        paint.ellipse(8, 8, 17, 11);
        paint.moveTo(12, 18);
        paint.bezierCurveTo(9, 21, 14, 22, 12, 26);
    }
}
