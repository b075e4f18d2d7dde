// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/PasswordEdit.h>

#include <QKeyEvent>

namespace egret::desk {

PasswordEdit::PasswordEdit(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(Password);
    setMaxLength(200);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
}

std::string PasswordEdit::take()
{
    QByteArray utf8 = text().toUtf8();
    std::string secret(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    utf8.fill('\0');
    setText(QString(text().size(), QLatin1Char(' ')));
    clear();
    return secret;
}

void PasswordEdit::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (typed.size() == 1 && typed.at(0).isLetter() && typed.at(0).toLower() != typed.at(0).toUpper()) {
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        Q_EMIT capsLockSeen(typed.at(0).isUpper() != shift);
    } else if (event->key() == Qt::Key_CapsLock) {
        Q_EMIT capsLockSeen(false); // toggled: the next letter tells
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace egret::desk
