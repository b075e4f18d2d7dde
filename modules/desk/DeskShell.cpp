// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/DeskShell.h>
#include <desk/DeskStyle.h>
#include <desk/FirstRunPage.h>
#include <desk/PasswordPage.h>
#include <desk/SignInPage.h>
#include <desk/TrustPage.h>
#include <mapscene/Theme.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>

namespace egret::desk {

namespace {

mapscene::Tokens tokens()
{
    return mapscene::Theme::dark() ? mapscene::Tokens::dark() : mapscene::Tokens::light();
}

QString doorStyle(const mapscene::Tokens &t)
{
    return styleSheet(t)
        + coloured(QStringLiteral(R"(
QWidget#door { background: @bg; }
QWidget#doorCard { background: @panel; border: 1px solid @line; border-radius: 4px; }
QLabel#brand { font-size: 28px; font-weight: 600; }
QLabel#warning { color: @levelII; }
QPushButton#language { background: transparent; border: none; color: @text2; padding: 4px 8px; }
QPushButton#language:checked { color: @text; font-weight: 600; text-decoration: underline; }
QPushButton#language:focus { border: 2px solid @focus; padding: 2px 6px; border-radius: 4px; }
)"),
                   t);
}

} // namespace

DeskShell::DeskShell(session::Seat &seat, std::function<QMainWindow *(QWidget *parent)> makeDesk,
                     std::function<void(const QString &)> setLanguage, QWidget *parent) :
    QWidget(parent), m_seat(seat), m_makeDesk(std::move(makeDesk))
{
    resize(1920, 1080);
    setMinimumSize(1024, 640);
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_door = new QWidget;
    m_door->setObjectName(QStringLiteral("door"));
    m_door->setAttribute(Qt::WA_StyledBackground);
    m_door->setStyleSheet(doorStyle(tokens()));
    m_stack->addWidget(m_door);

    auto *const page = new QVBoxLayout(m_door);
    page->setContentsMargins(24, 16, 24, 16);
    auto *const head = new QHBoxLayout;
    head->addStretch();
    const auto language = [&](const QString &text, const QString &code) {
        auto *const button = new QPushButton(text);
        button->setObjectName(QStringLiteral("language"));
        button->setCheckable(true);
        button->setAccessibleName(text);
        head->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, setLanguage, code] {
            setLanguage(code);
            Q_EMIT languageChosen(code);
        });
        return button;
    };
    m_chinese = language(QString::fromUtf8("中文"), QStringLiteral("zh_CN"));
    m_english = language(QStringLiteral("English"), QStringLiteral("en"));
    page->addLayout(head);
    page->addStretch(2);

    auto *const brand = new QLabel(QStringLiteral("Egret"));
    brand->setObjectName(QStringLiteral("brand"));
    m_tagline = new QLabel;
    m_tagline->setObjectName(QStringLiteral("muted"));
    m_card = new QWidget;
    m_card->setObjectName(QStringLiteral("doorCard"));
    m_card->setAttribute(Qt::WA_StyledBackground);
    auto *const inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(32, 28, 32, 28);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_signIn = new SignInPage(seat));
    m_pages->addWidget(m_password = new PasswordPage(seat));
    m_pages->addWidget(m_firstRun = new FirstRunPage(seat));
    m_pages->addWidget(m_trust = new TrustPage(seat));
    inside->addWidget(m_pages);
    page->addWidget(brand, 0, Qt::AlignHCenter);
    page->addWidget(m_tagline, 0, Qt::AlignHCenter);
    page->addSpacing(20);
    page->addWidget(m_card, 0, Qt::AlignHCenter);
    page->addStretch(3);

    auto *const foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_dot = new QLabel);
    foot->addWidget(m_server = new QLabel);
    m_server->setObjectName(QStringLiteral("muted"));
    m_server->setTextFormat(Qt::PlainText);
    foot->addStretch();
    page->addLayout(foot);

    connect(m_firstRun, &FirstRunPage::made, this, [this] {
        choosePage();
        m_signIn->showMessage(
            tr("The administrators are made. The security administrator signs in first and makes "
               "the other people."),
            false);
    });
    connect(m_trust, &TrustPage::trusted, this, &DeskShell::pinTrusted);
    connect(&seat, &session::Seat::serverChanged, this, &DeskShell::showServer);
    connect(&seat, &session::Seat::stateChanged, this, &DeskShell::showState);
    connect(&seat, &session::Seat::told, this,
            [this](const QString &message) { m_signIn->showMessage(message, false); });
    retranslate();
    showState();
}

void DeskShell::retranslate()
{
    setWindowTitle(tr("Egret"));
    m_tagline->setText(tr("City management command centre"));
    const bool chinese = QLocale().language() == QLocale::Chinese;
    m_chinese->setChecked(chinese);
    m_english->setChecked(!chinese);
    showServer();
}

void DeskShell::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DeskShell::showServer()
{
    const mapscene::Tokens t = tokens();
    const QString address = m_seat.options().server.shown();
    const bool there = m_seat.server().has_value();
    const bool asked = there || !m_seat.serverProblem().isEmpty();
    // A shape as well as a colour for every state.
    m_dot->setText(QString::fromUtf8(there ? "●" : asked ? "⊘" : "◔"));
    m_dot->setStyleSheet(QStringLiteral("color: %1;")
                             .arg((there       ? t.normal
                                       : asked ? t.offline
                                               : t.levelIV)
                                      .name()));
    m_server->setText(there       ? tr("%1 · connected · version %2").arg(address, m_seat.server()->version)
                          : asked ? m_seat.serverProblem()
                                  : tr("Connecting to %1 …").arg(address));
    choosePage();
}

void DeskShell::choosePage()
{
    QWidget *wanted = m_signIn;
    if (m_seat.state() == session::Seat::State::Changing)
        wanted = m_password;
    else if (m_seat.state() == session::Seat::State::Asking && m_seat.distrust())
        wanted = m_trust;
    else if (m_seat.state() == session::Seat::State::Asking && m_seat.server() && m_seat.server()->firstRun)
        wanted = m_firstRun;
    const bool wide = wanted == m_firstRun || wanted == m_trust;
    m_card->setFixedWidth(wide ? 760 : 420);
    if (wanted == m_pages->currentWidget())
        return;
    m_pages->setCurrentWidget(wanted);
    // As high as the page that is shown, not as the highest.
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          m_pages->widget(i) == wanted ? QSizePolicy::Preferred
                                                                       : QSizePolicy::Ignored);
    if (wanted == m_signIn)
        m_signIn->refresh();
    else if (wanted == m_password)
        m_password->refresh();
    else if (wanted == m_trust)
        m_trust->show(*m_seat.distrust());
}

void DeskShell::hideWindowsOfDesk()
{
    if (!m_desk)
        return;
    for (QWidget *window : m_desk->findChildren<QWidget *>()) {
        if (window->isWindow() && window->isVisible()) {
            m_hidden.append(window);
            window->hide();
        }
    }
}

void DeskShell::showWindowsOfDesk()
{
    for (QWidget *window : m_desk->findChildren<QWidget *>()) {
        if (m_hidden.contains(window))
            window->show();
    }
    m_hidden.clear();
}

void DeskShell::showState()
{
    using State = session::Seat::State;
    if (m_seat.state() == State::Open) {
        if (!m_desk) {
            m_desk = m_makeDesk(this);
            m_stack->addWidget(m_desk);
        }
        m_stack->setCurrentWidget(m_desk);
        showWindowsOfDesk();
        m_desk->setFocus();
        return;
    }
    hideWindowsOfDesk();
    if (m_seat.state() == State::Asking && m_desk) { // the next person gets a desk of their own
        m_hidden.clear();
        m_stack->removeWidget(m_desk);
        m_desk->deleteLater();
        m_desk = nullptr;
    }
    m_stack->setCurrentWidget(m_door);
    choosePage();
    if (m_pages->currentWidget() == m_signIn)
        m_signIn->refresh();
}

} // namespace egret::desk
