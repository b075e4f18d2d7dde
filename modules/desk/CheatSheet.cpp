// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/CheatSheet.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace egret::desk {

CheatSheet::CheatSheet(const session::ActionRegistry &registry, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard"));
    resize(560, 640);
    std::vector<const session::ActionRegistry::Action *> listed;
    for (const auto &action : registry.all()) {
        if (!action.shortcut.isEmpty())
            listed.push_back(&action);
    }
    std::stable_sort(listed.begin(), listed.end(), [](auto *a, auto *b) { return a->group() < b->group(); });
    auto *const table = new QTableWidget(static_cast<int>(listed.size()), 2);
    table->setAccessibleName(tr("Shortcuts"));
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does")});
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, 160);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < table->rowCount(); ++row) {
        const auto &action = *listed[static_cast<std::size_t>(row)];
        const QKeySequence keys = QKeySequence::fromString(action.shortcut, QKeySequence::PortableText);
        table->setItem(row, 0, new QTableWidgetItem(keys.toString(QKeySequence::NativeText)));
        table->setItem(row, 1, new QTableWidgetItem(action.plainText()));
    }
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(table);
    layout->addWidget(buttons);
}

} // namespace egret::desk
