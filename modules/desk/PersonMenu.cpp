// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/PasswordPage.h>
#include <desk/PersonMenu.h>
#include <desk/RecordsDialog.h>
#include <desk/RolesDialog.h>
#include <desk/SecondFactorDialog.h>
#include <desk/WhyDialog.h>

#include <QDialog>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QVBoxLayout>

namespace egret::desk {

PersonMenu::PersonMenu(QMainWindow &window, session::Seat &seat) :
    QObject(&window), m_window(window), m_seat(seat)
{
    const session::Person &person = seat.person();
    QMenu *const menu = window.menuBar()->addMenu(tr("&Person"));
    menu->addAction(tr("Who am I"), this, &PersonMenu::showWho);
    menu->addAction(tr("Lock this seat"), QKeySequence(Qt::CTRL | Qt::Key_L), &seat, &session::Seat::lock);
    menu->addSeparator();
    if (!seat.offline()) {
        menu->addAction(tr("Change password …"), this, &PersonMenu::changePassword);
        menu->addAction(tr("Second factor …"), this, &PersonMenu::setUpSecondFactor);
        menu->addAction(tr("Where I am signed in …"), this, &PersonMenu::showSessions);
        menu->addAction(tr("Why may I not …"), this,
                        [this] { (new WhyDialog(m_seat, m_seat.cityNow(), &m_window))->show(); });
    } else {
        menu->addAction(tr("Sign in to the server …"), &seat, &session::Seat::lock);
    }
    // What the server would refuse is not offered.
    if (person.may("read", "user"))
        menu->addAction(tr("Users and roles …"), this,
                        [this] { RecordsDialog::users(m_seat, &m_window)->show(); });
    if (person.may("read", "role"))
        menu->addAction(tr("What a role sees …"), this,
                        [this] { (new RolesDialog(m_seat, m_seat.cityNow(), &m_window))->show(); });
    if (person.may("read", "session"))
        menu->addAction(tr("Who is signed in …"), this,
                        [this] { RecordsDialog::sessions(m_seat, &m_window)->show(); });
    if (person.may("read", "audit"))
        menu->addAction(tr("Log of what was done …"), this,
                        [this] { RecordsDialog::audit(m_seat, &m_window)->show(); });
    menu->addSeparator();
    menu->addAction(tr("Sign out"), &seat, &session::Seat::signOut);
    m_status = new QLabel;
    m_status->setTextFormat(Qt::PlainText);
    window.statusBar()->addPermanentWidget(m_status);
    connect(&seat, &session::Seat::stateChanged, this, &PersonMenu::showPerson);
    showPerson();
}

void PersonMenu::showPerson()
{
    const session::Person &person = m_seat.person();
    if (person.name.isEmpty())
        return;
    m_status->setText(m_seat.offline() ? tr("%1 · offline").arg(person.displayName) : person.displayName);
    m_status->setToolTip(person.name + QStringLiteral(" · ") + person.roles().join(QStringLiteral(", ")));
}

void PersonMenu::showWho()
{
    const session::Person &person = m_seat.person();
    const QString none = QStringLiteral("—");
    QMessageBox box(QMessageBox::NoIcon, tr("Who am I"), tr("%1 (%2)").arg(person.displayName, person.name),
                    QMessageBox::Close, &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("Roles: %1\nSeat: %2\nSession: %3")
                               .arg(person.roles().join(QStringLiteral(", ")),
                                    person.seat.isEmpty() ? m_seat.options().seat : person.seat,
                                    m_seat.offline() ? none : person.session));
    box.exec();
}

void PersonMenu::showSessions() { RecordsDialog::mySessions(m_seat, &m_window)->show(); }

void PersonMenu::setUpSecondFactor() { SecondFactorDialog(m_seat, &m_window).exec(); }

void PersonMenu::changePassword()
{
    QDialog dialog(&m_window);
    dialog.setWindowTitle(tr("Change password"));
    auto *const layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(24, 20, 24, 20);
    auto *const page = new PasswordPage(m_seat);
    layout->addWidget(page);
    connect(page, &PasswordPage::changed, &dialog, &QDialog::accept);
    // A seat that is locked meanwhile shows nothing of this.
    connect(&m_seat, &session::Seat::stateChanged, &dialog, &QDialog::reject);
    dialog.setMinimumWidth(420);
    dialog.exec();
}

} // namespace egret::desk
