// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Uuid.h>
#include <desk/AlertDialog.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace egret::desk {

AlertDialog::AlertDialog(session::WallControl &control, QWidget *parent) :
    QDialog(parent),
    m_control(control),
    m_wall(new QComboBox),
    m_level(new QComboBox),
    m_text(new QLineEdit),
    m_minutes(new QSpinBox),
    m_sound(new QCheckBox),
    m_send(new QPushButton)
{
    setWindowTitle(tr("Alert on the walls"));
    setMinimumWidth(480);
    m_wall->addItem(tr("All walls"));
    for (const auto &[name, seen] : control.walls())
        m_wall->addItem(QString::fromStdString(name), QString::fromStdString(name));
    // A shape as well as a colour for every level.
    m_level->addItem(tr("■ Level Ⅰ, red"), 1);
    m_level->addItem(tr("◇ Level Ⅱ, orange"), 2);
    m_level->addItem(tr("△ Level Ⅲ, yellow"), 3);
    m_level->addItem(tr("○ Level Ⅳ, blue"), 4);
    m_level->setCurrentIndex(1);
    m_text->setMaxLength(180);
    m_text->setPlaceholderText(tr("What happened, where, and what is being done"));
    m_minutes->setRange(1, 240);
    m_minutes->setValue(5);
    m_minutes->setSuffix(tr(" min"));
    m_sound->setChecked(true);
    m_sound->setText(tr("With a sound"));
    m_send->setText(tr("Send the alert"));
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setDefault(true);
    m_send->setEnabled(false);
    auto *const form = new QFormLayout;
    form->setHorizontalSpacing(20);
    form->setVerticalSpacing(10);
    const auto row = [&](const QString &name, QWidget *widget) {
        widget->setAccessibleName(name);
        form->addRow(name, widget);
    };
    row(tr("Wall"), m_wall);
    row(tr("Level"), m_level);
    row(tr("Words"), m_text);
    row(tr("Back by itself after"), m_minutes);
    form->addRow(QString(), m_sound);
    m_sound->setAccessibleName(m_sound->text());
    m_send->setAccessibleName(m_send->text());
    auto *const hint = new QLabel(tr("Levels Ⅰ and Ⅱ cover a part of the wall, Ⅲ and Ⅳ colour its header."));
    hint->setObjectName(QStringLiteral("hint"));
    hint->setWordWrap(true);
    auto *const cancel = new QPushButton(tr("Cancel"));
    cancel->setAccessibleName(cancel->text());
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addLayout(buttons);
    m_text->setFocus();
    connect(m_text, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_send->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, [this] {
        m_control.alert(alert(nowMs()));
        accept();
    });
}

scenes::Alert AlertDialog::alert(std::int64_t now) const
{
    return {"desk-" + newUuid(),
            m_wall->currentData().toString().toStdString(),
            m_level->currentData().toInt(),
            m_text->text().trimmed().toStdString(),
            now,
            now + m_minutes->value() * 60'000ll,
            m_sound->isChecked()};
}

} // namespace egret::desk
