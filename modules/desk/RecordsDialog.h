// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/Seat.h>

#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace egret::desk {

/// A list that the server keeps, as a table: with what it says while it loads, when it is empty and when it
/// was refused; a search for the log; the detail of a row; what can be done with it. Deletes itself when
/// closed.
class RecordsDialog final : public QDialog
{
    Q_OBJECT

public:
    static RecordsDialog *users(session::Seat &seat, QWidget *parent);
    static RecordsDialog *sessions(session::Seat &seat, QWidget *parent);
    static RecordsDialog *mySessions(session::Seat &seat, QWidget *parent);
    static RecordsDialog *audit(session::Seat &seat, QWidget *parent);

private:
    struct Column
    {
        QString title;
        std::function<QString(const Json &)> text;
    };
    RecordsDialog(session::Seat &seat, const QString &title, QString path, std::vector<Column> columns,
                  const QString &empty, QWidget *parent);

    void load();
    void more();
    void take(const remote::Answer &answer);
    void showDetail();
    void addEndButton(bool own);
    void addUserButtons();
    /// Null: a new one.
    void editUser(const Json &user);
    void addSearch();
    /// @p person: the column that names somebody, masked in the file.
    void addExport(std::size_t person);
    void exportTo(const QString &file, std::size_t person);
    [[nodiscard]] const Json *current() const;
    void say(const QString &text, bool error);

    session::Seat &m_seat;
    QString m_path;
    QString m_next; ///< of a page; empty: the last one
    std::vector<Column> m_columns;
    QString m_empty;
    std::vector<Json> m_items;
    QTableWidget *m_table = nullptr;
    QLabel *m_state = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QPushButton *m_more = nullptr;
    std::vector<std::pair<QString, QLineEdit *>> m_search; ///< parameter and field
    int m_asked = 0;
};

} // namespace egret::desk
