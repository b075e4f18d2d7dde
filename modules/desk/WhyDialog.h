// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;

namespace egret::desk {

class AreaPicker;

/// "Why may I not?": a verb, a class of objects and a place; the server names the rule that allows it or
/// refuses it, and which role would do. Deletes itself when closed.
class WhyDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p city may be null.
    WhyDialog(session::Seat &seat, std::shared_ptr<const domain::City> city, QWidget *parent = nullptr);
    /// What is asked for first.
    void ask(const std::string &verb, const std::string &object, const std::string &place);

private:
    void look();
    void take(const remote::Answer &answer);

    session::Seat &m_seat;
    QComboBox *m_verb = nullptr;
    QComboBox *m_object = nullptr;
    AreaPicker *m_place = nullptr;
    QLabel *m_answer = nullptr;
    QLabel *m_rule = nullptr;
    int m_asked = 0;
};

} // namespace egret::desk
