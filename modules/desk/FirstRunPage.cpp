// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/FirstRunPage.h>
#include <desk/PasswordEdit.h>
#include <desk/Repolish.h>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace egret::desk {

namespace {

constexpr std::array roles{"security-admin", "system-admin", "audit-admin"};

} // namespace

FirstRunPage::FirstRunPage(session::Seat &seat, QWidget *parent) : QWidget(parent), m_seat(seat)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const auto label = [](const char *name) {
        auto *const widget = new QLabel;
        widget->setObjectName(QLatin1String(name));
        widget->setTextFormat(Qt::PlainText);
        widget->setWordWrap(true);
        return widget;
    };
    layout->addWidget(m_title = label("title"));
    layout->addWidget(m_why = label("muted"));
    layout->addSpacing(8);
    layout->addWidget(m_tokenLabel = label("muted"));
    layout->addWidget(m_token = new PasswordEdit);
    m_token->setObjectName(QStringLiteral("token"));
    layout->addSpacing(8);
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    for (int i = 0; i < 3; ++i)
        grid->addWidget(m_heads[static_cast<std::size_t>(i)] = label("muted"), 0, i + 1);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        row.role = label("role");
        row.role->setWordWrap(false);
        row.name = new QLineEdit;
        row.displayName = new QLineEdit;
        row.password = new PasswordEdit;
        row.name->setMaxLength(40);
        row.displayName->setMaxLength(60);
        row.name->setObjectName(QLatin1String(roles[i]));
        const int at = static_cast<int>(i) + 1;
        grid->addWidget(row.role, at, 0);
        grid->addWidget(row.name, at, 1);
        grid->addWidget(row.displayName, at, 2);
        grid->addWidget(row.password, at, 3);
    }
    layout->addLayout(grid);
    layout->addSpacing(8);
    layout->addWidget(m_message = label("message"));
    m_message->hide();
    layout->addWidget(m_go = new QPushButton);
    m_go->setObjectName(QStringLiteral("primary"));
    connect(m_go, &QPushButton::clicked, this, &FirstRunPage::submit);
    connect(m_rows.back().password, &QLineEdit::returnPressed, this, &FirstRunPage::submit);
    connect(&seat, &session::Seat::tried, this, &FirstRunPage::took);
    retranslate();
    m_token->setFocus();
}

void FirstRunPage::retranslate()
{
    m_title->setText(tr("A new server"));
    m_why->setText(
        tr("Nobody can sign in yet. Make its three administrators, who must be three people: one decides "
           "who may do what, one runs the machine, one reads the log."));
    m_tokenLabel->setText(tr("Token that egretd printed when it started; it works once"));
    m_token->setAccessibleName(m_tokenLabel->text());
    m_heads[0]->setText(tr("Sign-in name (a-z, 0-9, . _ -)"));
    m_heads[1]->setText(tr("Name as people know it"));
    m_heads[2]->setText(tr("Password"));
    const QString names[] = {tr("Security"), tr("System"), tr("Audit")};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        row.role->setText(names[i]);
        row.name->setAccessibleName(names[i] + QStringLiteral(": ") + m_heads[0]->text());
        row.displayName->setAccessibleName(names[i] + QStringLiteral(": ") + m_heads[1]->text());
        row.password->setAccessibleName(names[i] + QStringLiteral(": ") + m_heads[2]->text());
    }
    m_go->setText(tr("Make the administrators"));
}

void FirstRunPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FirstRunPage::say(const QString &text, bool error)
{
    m_message->setText(text);
    m_message->setProperty("error", error);
    repolish(m_message);
    m_message->setVisible(!text.isEmpty());
}

void FirstRunPage::submit()
{
    if (m_busy)
        return;
    for (const Row &row : m_rows) {
        for (QLineEdit *field : {row.name, row.displayName, static_cast<QLineEdit *>(row.password)}) {
            if (field->text().trimmed().isEmpty()) {
                field->setFocus();
                return say(tr("This is missing: %1").arg(field->accessibleName()), true);
            }
        }
    }
    Json users = Json::array();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        users.push_back({{"role", roles[i]},
                         {"name", m_rows[i].name->text().trimmed().toStdString()},
                         {"display_name", m_rows[i].displayName->text().trimmed().toStdString()},
                         {"password", m_rows[i].password->text().toStdString()}});
    m_busy = true;
    say(tr("One moment …"), false);
    m_seat.firstRun({{"token", m_token->text().trimmed().toStdString()}, {"users", std::move(users)}});
}

void FirstRunPage::took(const remote::SignInResult &result)
{
    if (!m_busy)
        return;
    m_busy = false;
    if (result.kind != remote::SignInResult::Kind::Done)
        return say(result.message, true);
    (void)m_token->take();
    for (const Row &row : m_rows)
        (void)row.password->take();
    Q_EMIT made();
}

} // namespace egret::desk
