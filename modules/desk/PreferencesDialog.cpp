// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/PreferencesDialog.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace egret::desk {

using session::Preferences;

PreferencesDialog::PreferencesDialog(Preferences &preferences, QWidget *parent) :
    QDialog(parent),
    m_preferences(preferences),
    m_theme(new QComboBox),
    m_language(new QComboBox),
    m_coordinates(new QComboBox),
    m_lock(new QSpinBox),
    m_position(new QLineEdit),
    m_sound(new QCheckBox),
    m_motion(new QCheckBox),
    m_compact(new QCheckBox)
{
    const Preferences::Values &kept = preferences.values();
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(460);
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("High contrast"), QStringLiteral("contrast"));
    // Each language by its own name, so that it is found by who reads no other.
    m_language->addItem(QString::fromUtf8("中文"), QStringLiteral("zh_CN"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_coordinates->addItem(tr("Decimal degrees"));
    m_coordinates->addItem(tr("Degrees, minutes and seconds"));
    m_theme->setCurrentIndex(m_theme->findData(kept.theme));
    m_language->setCurrentIndex(m_language->findData(kept.language));
    m_coordinates->setCurrentIndex(static_cast<int>(kept.coordinates));
    m_lock->setRange(0, 120);
    m_lock->setSuffix(tr(" min"));
    m_lock->setSpecialValueText(tr("never"));
    m_lock->setValue(kept.lockAfterMinutes);
    m_position->setText(kept.positionSource);
    m_position->setPlaceholderText(QStringLiteral("tcp:HOST:PORT · serial:/dev/ttyUSB0 · file:/PATH"));
    m_position->setToolTip(
        tr("A receiver of satellite positions (NMEA 0183), for a command vehicle; empty: none"));
    m_sound->setText(tr("Alerts sound on walls of this computer"));
    m_sound->setChecked(kept.wallSound);
    m_motion->setText(tr("Reduce motion"));
    m_motion->setChecked(kept.reducedMotion);
    m_compact->setText(tr("Compact rows"));
    m_compact->setChecked(kept.compactRows);

    auto *const form = new QFormLayout;
    form->setHorizontalSpacing(20);
    form->setVerticalSpacing(10);
    const auto row = [&](const QString &name, QWidget *widget) {
        widget->setAccessibleName(name);
        form->addRow(name, widget);
    };
    row(tr("Theme"), m_theme);
    row(tr("Language"), m_language);
    row(tr("Positions on the map"), m_coordinates);
    row(tr("Lock the seat when nobody is there for"), m_lock);
    row(tr("Position of this seat from"), m_position);
    for (QCheckBox *box : {m_sound, m_motion, m_compact}) {
        box->setAccessibleName(box->text());
        form->addRow(QString(), box);
    }
    auto *const cancel = new QPushButton(tr("Cancel"));
    auto *const keep = new QPushButton(tr("Save"));
    keep->setObjectName(QStringLiteral("primary"));
    keep->setDefault(true);
    for (QPushButton *button : {cancel, keep})
        button->setAccessibleName(button->text());
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(20);
    layout->addLayout(form);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, [this] {
        accept(); // before the language changes under it
        m_preferences.set(this->values());
    });
}

Preferences::Values PreferencesDialog::values() const
{
    Preferences::Values values = m_preferences.values();
    values.theme = m_theme->currentData().toString();
    values.language = m_language->currentData().toString();
    values.coordinates = static_cast<Preferences::Coordinates>(m_coordinates->currentIndex());
    values.lockAfterMinutes = m_lock->value();
    values.positionSource = m_position->text().trimmed();
    values.wallSound = m_sound->isChecked();
    values.reducedMotion = m_motion->isChecked();
    values.compactRows = m_compact->isChecked();
    return values;
}

} // namespace egret::desk
