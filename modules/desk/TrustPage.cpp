// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/TrustPage.h>

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace egret::desk {

TrustPage::TrustPage(session::Seat &seat, QWidget *parent) : QWidget(parent), m_seat(seat)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto label = [&](const char *name) {
        auto *const widget = new QLabel;
        widget->setObjectName(QLatin1String(name));
        widget->setTextFormat(Qt::PlainText);
        widget->setWordWrap(true);
        layout->addWidget(widget);
        return widget;
    };
    m_title = label("title");
    m_why = label("muted");
    m_pin = label("pin");
    m_pin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_do = label("muted");
    layout->addSpacing(4);
    // What is safe is what Enter does.
    layout->addWidget(m_again = new QPushButton);
    layout->addWidget(m_trust = new QPushButton);
    m_again->setObjectName(QStringLiteral("primary"));
    m_trust->setObjectName(QStringLiteral("trust"));
    connect(m_again, &QPushButton::clicked, this, [this] { m_seat.look(); });
    connect(m_trust, &QPushButton::clicked, this, [this] {
        const QString pin = m_distrust.pin;
        Q_EMIT trusted(pin);
        m_seat.trust(pin.toStdString());
    });
}

void TrustPage::show(const remote::Distrust &distrust)
{
    m_distrust = distrust;
    retranslate();
    m_again->setFocus();
}

void TrustPage::retranslate()
{
    using Kind = remote::Distrust::Kind;
    const QString &host = m_distrust.host;
    m_trust->setVisible(m_distrust.kind == Kind::Unknown);
    m_trust->setText(tr("The key is the same: trust this server"));
    m_again->setText(tr("Try again"));
    m_pin->setText(m_distrust.pin);
    m_pin->setAccessibleName(tr("Key of the server"));
    switch (m_distrust.kind) {
    case Kind::Unknown:
        m_title->setText(tr("Is this your server?"));
        m_why->setText(
            tr("%1 shows a certificate of “%2”, valid until %3, which nobody has vouched for at this seat. "
               "Nothing was sent. Its key is:")
                .arg(host, m_distrust.issuer, m_distrust.validUntil.date().toString(Qt::ISODate)));
        m_do->setText(
            tr("Compare it with what egretd prints on the server, or ask the system administrator by "
               "telephone. If it is another key, somebody may be in between: do not go on."));
        break;
    case Kind::OtherKey:
        m_title->setText(tr("This is not the server that this seat knows"));
        m_why->setText(
            tr("%1 shows a certificate with another key than before. Nothing was sent. The key is:")
                .arg(host));
        m_do->setText(
            tr("Tell the system administrator. If the server was set up anew, they give you its pin for "
               "--pin; if not, somebody is in between. This seat does not connect until then; the city kept "
               "here can be opened."));
        break;
    case Kind::Unsound:
        m_title->setText(tr("The server's certificate is wrong"));
        m_why->setText(tr("%1: %2. Nothing was sent. The key is:").arg(host, m_distrust.reason));
        m_do->setText(
            tr("Tell the system administrator: the certificate of the server has to be renewed or made for "
               "this address. Check also that the clock of this computer is right."));
        break;
    }
}

void TrustPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace egret::desk
