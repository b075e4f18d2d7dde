// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/AreaPicker.h>
#include <desk/Repolish.h>
#include <desk/RightWords.h>
#include <desk/WhyDialog.h>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace egret::desk {

namespace {

/// A role by its id as the rule names it: "operator@3502".
QString holders(const Json &roles)
{
    QStringList list;
    for (const Json &role : roles)
        if (role.is_string())
            list.append(QString::fromStdString(role.get<std::string>()));
    return list.join(QStringLiteral(", "));
}

} // namespace

WhyDialog::WhyDialog(session::Seat &seat, std::shared_ptr<const domain::City> city, QWidget *parent) :
    QDialog(parent), m_seat(seat)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Why may I not?"));
    setMinimumWidth(480);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto *const form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_verb = new QComboBox;
    for (const QString &verb : knownVerbs())
        m_verb->addItem(verbInWords(verb.toStdString()), verb);
    m_object = new QComboBox;
    for (const QString &object : knownObjects())
        m_object->addItem(objectInWords(object.toStdString()), object);
    form->addRow(tr("May I"), m_verb);
    form->addRow(tr("What"), m_object);
    form->addRow(tr("Where"), m_place = new AreaPicker(city.get()));
    layout->addLayout(form);
    layout->addWidget(m_answer = new QLabel);
    m_answer->setObjectName(QStringLiteral("title"));
    layout->addWidget(m_rule = new QLabel);
    m_rule->setObjectName(QStringLiteral("muted"));
    for (QLabel *const label : {m_answer, m_rule}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    layout->addStretch();
    auto *const close = new QPushButton(tr("Close"));
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&seat, &session::Seat::stateChanged, this, &QDialog::close);
    connect(m_verb, &QComboBox::currentIndexChanged, this, &WhyDialog::look);
    connect(m_object, &QComboBox::currentIndexChanged, this, &WhyDialog::look);
    connect(m_place, &AreaPicker::placeChanged, this, &WhyDialog::look);
    ask("write", "component", {});
}

void WhyDialog::ask(const std::string &verb, const std::string &object, const std::string &place)
{
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(m_verb), QSignalBlocker(m_object),
                                        QSignalBlocker(m_place)};
        m_verb->setCurrentIndex(m_verb->findData(QString::fromStdString(verb)));
        m_object->setCurrentIndex(m_object->findData(QString::fromStdString(object)));
        m_place->setPlace(place);
    }
    look();
}

void WhyDialog::look()
{
    QString target = QStringLiteral("/v1/session/why?verb=%1&object=%2")
                         .arg(m_verb->currentData().toString(), m_object->currentData().toString());
    if (const std::string place = m_place->place(); !place.empty())
        target += QStringLiteral("&place=")
            + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(place)));
    m_answer->setText(tr("One moment …"));
    m_rule->clear();
    m_seat.rest().get(target, this, [this, asked = ++m_asked](const remote::Answer &answer) {
        if (asked == m_asked)
            take(answer);
    });
}

void WhyDialog::take(const remote::Answer &answer)
{
    if (!answer.ok()) {
        m_answer->setText(tr("The server did not say."));
        m_rule->setText(answer.status == 0 ? answer.problem : tr("It answered %1.").arg(answer.status));
        return;
    }
    const Json json = answer.json();
    const std::string rule = textAt(json, "rule");
    const QString roles = holders(json.value("roles", Json::array()));
    if (json.value("allowed", Json(false)) == Json(true)) {
        m_answer->setText(tr("Yes, you may."));
        m_rule->setText(tr("Allowed by the rule “%1”.").arg(QString::fromStdString(rule)));
        return;
    }
    m_answer->setText(tr("No."));
    QString why;
    if (rule == "expired")
        why = tr("The role that allows it (%1) is over or has not begun.").arg(roles);
    else if (rule == "elsewhere")
        why = tr("You may elsewhere, by %1, and not here.").arg(roles);
    else if (rule == "no-right")
        why = tr("None of your roles (%1) has this right.")
                  .arg(m_seat.person().roles().join(QStringLiteral(", ")));
    else
        why = tr("You are not signed in.");
    m_rule->setText(
        why + QLatin1Char('\n')
        + tr("Rule: %1. Roles are given by the security administrator.").arg(QString::fromStdString(rule)));
}

} // namespace egret::desk
