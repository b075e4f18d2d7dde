// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QWidget>

#include <functional>

class QLabel;
class QMainWindow;
class QPushButton;
class QStackedLayout;
class QStackedWidget;

namespace egret::desk {

class FirstRunPage;
class PasswordPage;
class SignInPage;
class TrustPage;

/// The window of a seat: the desk, or the page that stands before it while nobody is signed in or the seat is
/// locked. The desk is made when it is first opened, in the language that was chosen at the door; while it is
/// hidden none of its windows, shortcuts or pictures can be reached.
class DeskShell final : public QWidget
{
    Q_OBJECT

public:
    /// @p makeDesk is called for each person who signs in, and makes a child of @p parent. @p setLanguage
    /// puts translators and locale in place.
    DeskShell(session::Seat &seat, std::function<QMainWindow *(QWidget *parent)> makeDesk,
              std::function<void(const QString &language)> setLanguage, QWidget *parent = nullptr);

Q_SIGNALS:
    /// To be kept in the settings of this seat.
    void pinTrusted(const QString &pin);
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showServer();
    void showState();
    void choosePage();
    void hideWindowsOfDesk();
    void showWindowsOfDesk();

    session::Seat &m_seat;
    std::function<QMainWindow *(QWidget *parent)> m_makeDesk;
    QMainWindow *m_desk = nullptr;
    QWidgetList m_hidden; ///< windows of the desk that were open when it was locked
    QStackedLayout *m_stack = nullptr;
    QWidget *m_door = nullptr;
    QStackedWidget *m_pages = nullptr;
    SignInPage *m_signIn = nullptr;
    PasswordPage *m_password = nullptr;
    FirstRunPage *m_firstRun = nullptr;
    TrustPage *m_trust = nullptr;
    QLabel *m_tagline = nullptr;
    QLabel *m_dot = nullptr;
    QLabel *m_server = nullptr;
    QPushButton *m_chinese = nullptr;
    QPushButton *m_english = nullptr;
    QWidget *m_card = nullptr;
};

} // namespace egret::desk
