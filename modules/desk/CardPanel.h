// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <desk/DeskContext.h>
#include <session/Card.h>

#include <QWidget>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace egret::desk {

/// The card of a component, area, camera, officer or unit with links to what it is related to, back
/// and forward, and a note that is kept on this computer; a note that was not saved is a draft and
/// comes back after a crash. What attribute chunks hold is read on a thread beside the GUI.
class CardPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CardPanel(const DeskContext &context, QWidget *parent = nullptr);

    /// Shows the card of @p link; says so when the city has no such thing.
    void open(const session::Link &link);
    void showMessage(const QString &text);
    void back();
    void forward();
    [[nodiscard]] const std::optional<session::Link> &subject() const { return m_subject; }

Q_SIGNALS:
    /// Show on the map where the subject is.
    void flyRequested(const egret::session::Card &card);
    void opened(const egret::session::Link &link);

private:
    void showCard(const session::Card &card);
    void addField(const session::Card::Field &field);
    void clear();
    void readAttributes(std::uint32_t row);
    void readNote();
    void step(int by);
    void contentChanged();

    DeskContext m_context;
    std::optional<session::Link> m_subject;
    std::optional<session::Card> m_card;
    std::vector<session::Link> m_trail;
    std::size_t m_at = 0; ///< of the trail
    std::uint64_t m_asked = 0;
    QPushButton *m_back;
    QPushButton *m_forward;
    QPushButton *m_fly;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_state;
    QFormLayout *m_fields;
    QLabel *m_noteHeading;
    QPlainTextEdit *m_note;
    QWidget *m_body;
    bool m_readingNote = false;
};

} // namespace egret::desk
