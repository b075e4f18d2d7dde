// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/DeskStyle.h>

namespace egret::desk {

QString styleSheet(const mapscene::Tokens &t)
{
    QString sheet = QStringLiteral(R"(
* { font-family: "Noto Sans CJK SC"; font-size: 13px; color: @text; }
QMainWindow, QMainWindow::separator { background: @bg; }
QMainWindow::separator { width: 1px; height: 1px; background: @line; }
QMenuBar { background: @panel; border-bottom: 1px solid @line; padding: 6px 8px; min-height: 26px; }
QMenuBar::item { padding: 4px 10px; border-radius: 2px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 2px; }
QMenu::item:selected { background: @accent; color: @bg; }
QMenu::separator { height: 1px; background: @line; margin: 4px; }
QDockWidget, QWidget#panel { background: @panel; }
QLabel#heading { font-size: 15px; font-weight: 600; }
QLabel#title { font-size: 20px; font-weight: 600; }
QLabel#muted, QLabel#hint { color: @text2; }
QLabel#hint { font-size: 11px; }
QLabel#count { color: @text; }
QLabel#total { color: @text2; font-size: 11px; }
QFrame#rule { background: @line; border: none; max-height: 1px; min-height: 1px; }
QCheckBox { spacing: 8px; min-height: 24px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @text3; border-radius: 2px; background: @bg; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: none; }
QCheckBox:focus { color: @focus; }
QLineEdit { background: @bg; border: 1px solid @line; border-radius: 4px; padding: 4px 8px; min-height: 20px; selection-background-color: @accent; }
QLineEdit:focus { border: 2px solid @focus; padding: 3px 7px; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover { border-color: @text3; }
QPushButton:focus { border: 2px solid @focus; padding: 4px 11px; }
QStatusBar { background: @panel; border-top: 1px solid @line; min-height: 24px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: 11px; color: @text2; padding: 0 8px; }
QStatusBar QLabel#connection { color: @text; }
QScrollArea { border: none; background: @panel; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; }
)");
    // Longer names first: text2 begins with text.
    const std::pair<const char *, QColor> tokens[] = {
        {"text2", t.text2},   {"text3", t.text3}, {"text", t.text},     {"bg", t.bg},      {"panel", t.panel},
        {"raised", t.raised}, {"line", t.line},   {"accent", t.accent}, {"focus", t.focus}};
    for (const auto &[name, colour] : tokens)
        sheet.replace(QLatin1Char('@') + QLatin1String(name), colour.name());
    return sheet;
}

} // namespace egret::desk
