// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/CommandPalette.h>
#include <desk/Retranslated.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace egret::desk {

CommandPalette::CommandPalette(PaletteIndex &index, QWidget *parent) :
    QDialog(parent, Qt::Popup | Qt::FramelessWindowHint),
    m_index(index),
    m_text(new QLineEdit),
    m_list(new QListWidget)
{
    setObjectName(QStringLiteral("palette"));
    m_text->setObjectName(QStringLiteral("paletteText"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_text->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    whenTranslated(this, [this] {
        setWindowTitle(tr("Find or do"));
        m_text->setPlaceholderText(tr("Command, component code, area, camera, officer, coordinates"));
        m_text->setAccessibleName(tr("Find or do"));
        m_list->setAccessibleName(tr("Found"));
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_waiting = true;
        m_chosen = false;
        m_index.ask(text);
    });
    connect(&m_index, &PaletteIndex::found, this, &CommandPalette::list);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
}

void CommandPalette::summon()
{
    const QSignalBlocker blocker(m_text);
    m_text->clear();
    m_waiting = true;
    m_chosen = false;
    m_index.ask({});
    resize(560, 420);
    move(parentWidget()->mapToGlobal(QPoint((parentWidget()->width() - width()) / 2, 40)));
    show();
    activateWindow();
    m_text->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::list(const QString &text, const std::vector<PaletteEntry> &entries)
{
    if (text != m_text->text().simplified())
        return;
    m_waiting = false;
    m_entries = entries;
    m_list->clear();
    for (const PaletteEntry &entry : m_entries)
        m_list->addItem(entry.title + QStringLiteral("    ") + entry.hint);
    if (m_entries.empty()) {
        m_list->addItem(tr("Nothing is called so. A component code has 16 or 17 digits."));
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
    if (std::exchange(m_chosen, false) && isVisible())
        choose();
}

void CommandPalette::choose()
{
    if (m_waiting) { // what is listed still answers an older text
        m_chosen = true;
        return;
    }
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_entries.size())
        return;
    const std::function<void()> chosen = m_entries[static_cast<std::size_t>(row)].choose;
    hide();
    chosen();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int rows = m_list->count();
        if (rows > 0 && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            m_list->setCurrentRow((m_list->currentRow() + (key == Qt::Key_Down ? 1 : rows - 1)) % rows);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace egret::desk
