// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/DeskStyle.h>

namespace egret::desk {

QString styleSheet(const mapscene::Tokens &t)
{
    const QString sheet = QStringLiteral(R"(
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
QPushButton:checked { border-color: @accent; color: @accent; }
QStatusBar { background: @panel; border-top: 1px solid @line; min-height: 24px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: 11px; color: @text2; padding: 0 8px; }
QStatusBar QLabel#connection { color: @text; }
QScrollArea { border: none; background: @panel; }
QTreeView, QTableView, QListView, QPlainTextEdit { background: @panel; border: none; outline: none; selection-background-color: @raised; selection-color: @text; alternate-background-color: @panel; }
QTreeView#layers::item { min-height: 24px; }
QTreeView::indicator { width: 14px; height: 14px; border: 1px solid @text3; border-radius: 2px; background: @bg; }
QTreeView::indicator:checked { background: @accent; border-color: @accent; image: none; }
QTreeView::indicator:indeterminate { background: @line; border-color: @accent; image: none; }
QTreeView:focus, QTableView:focus, QListView:focus { border: 1px solid @focus; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @raised; color: @text; }
QHeaderView, QHeaderView::section { background: @panel; color: @text2; font-size: 11px; border: none; }
QHeaderView::section { padding: 4px 8px; border-bottom: 1px solid @line; }
QTableCornerButton::section { background: @panel; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: @panel; qproperty-drawBase: 0; }
QTabBar::tab { background: @panel; color: @text2; padding: 6px 14px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @focus; }
QTabWidget { background: @panel; }
QComboBox { background: @raised; border: 1px solid @line; border-radius: 4px; padding: 4px 8px; min-width: 150px; }
QComboBox:focus { border: 2px solid @focus; padding: 3px 7px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; }
QPlainTextEdit, QTextBrowser { background: @bg; border: 1px solid @line; border-radius: 4px; padding: 4px; }
QPlainTextEdit:focus, QTextBrowser:focus { border: 2px solid @focus; padding: 3px; }
QDateEdit { background: @bg; border: 1px solid @line; border-radius: 4px; padding: 4px 8px; min-height: 20px; }
QDateEdit:focus { border: 2px solid @focus; padding: 3px 7px; }
QDateEdit:disabled { color: @text3; }
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget { background: transparent; }
QLabel#message { color: @text2; }
QLabel#error, QLabel#message[error="true"] { color: @levelI; }
QLabel#pin { font-family: "Noto Sans Mono", monospace; padding: 8px; background: @bg; border: 1px solid @line; border-radius: 2px; }
QPushButton#primary { background: @accent; color: @bg; border-color: @accent; font-weight: 600; min-height: 24px; }
QPushButton#primary:disabled { background: @raised; color: @text3; border-color: @line; }
QPushButton#primary:focus { border: 2px solid @focus; }
QPushButton:disabled { color: @text3; border-color: @line; }
QPushButton#link { background: transparent; border: none; padding: 0; color: @accent; text-align: left; }
QPushButton#link:focus { border-bottom: 2px solid @focus; }
QPushButton#link:hover { text-decoration: underline; }
QPushButton#chip { border-radius: 2px; padding: 2px 8px; }
QPushButton#search { background: @bg; color: @text2; text-align: left; }
QLabel#figure { font-size: 28px; font-weight: 600; }
QLabel#filterCount { font-weight: 600; }
QDialog, QDialog#palette { background: @raised; border: 1px solid @line; }
QDialog#palette QListWidget { background: @raised; }
QListView::item { min-height: 26px; padding: 2px 6px; border-radius: 2px; }
QListView::item:selected { background: @accent; color: @bg; }
QScrollBar:vertical { background: @panel; width: 10px; margin: 0; }
QScrollBar:horizontal { background: @panel; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; }
)");
    return coloured(sheet, t);
}

QString coloured(QString sheet, const mapscene::Tokens &t)
{
    // Longer names first: text2 begins with text.
    const std::pair<const char *, QColor> tokens[] = {
        {"levelII", t.levelII}, {"levelI", t.levelI}, {"text2", t.text2}, {"text3", t.text3},
        {"text", t.text},       {"bg", t.bg},         {"panel", t.panel}, {"raised", t.raised},
        {"line", t.line},       {"accent", t.accent}, {"focus", t.focus}};
    for (const auto &[name, colour] : tokens)
        sheet.replace(QLatin1Char('@') + QLatin1String(name), colour.name());
    return sheet;
}

} // namespace egret::desk
