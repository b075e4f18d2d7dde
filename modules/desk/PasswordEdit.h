// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <string>

namespace egret::desk {

/// A field for a secret: never shown, not remembered by input methods, given out once. Says when the Caps
/// Lock key seems to be on, by the letters that arrive.
class PasswordEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent = nullptr);
    /// What was typed, as UTF-8; the field is empty afterwards and its buffer overwritten.
    [[nodiscard]] std::string take();

Q_SIGNALS:
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace egret::desk
