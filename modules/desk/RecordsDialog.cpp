// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <desk/RecordsDialog.h>
#include <desk/Repolish.h>
#include <desk/UserDialog.h>
#include <identity/Masking.h>

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QTimeZone>
#include <QUrlQuery>

namespace egret::desk {

namespace {

std::function<QString(const Json &)> field(const char *key)
{
    return [key](const Json &item) { return QString::fromStdString(textAt(item, key)); };
}

/// 11-21 14:05:32 in Shanghai.
std::function<QString(const Json &)> time(const char *key)
{
    return [key](const Json &item) {
        const QDateTime utc =
            QDateTime::fromString(QString::fromStdString(textAt(item, key)), Qt::ISODateWithMs);
        return utc.isValid()
            ? utc.toTimeZone(QTimeZone("Asia/Shanghai")).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
            : QStringLiteral("—");
    };
}

QString grants(const Json &user)
{
    QStringList all;
    for (const Json &grant : user.value("grants", Json::array())) {
        const std::string place = textAt(grant, "place");
        all.append(QString::fromStdString(textAt(grant, "role") + (place.empty() ? "" : " @ " + place)));
    }
    return all.join(QStringLiteral(", "));
}

QString csv(QString text)
{
    // A spreadsheet must not take what somebody typed for a formula.
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

RecordsDialog *RecordsDialog::users(session::Seat &seat, QWidget *parent)
{
    auto *const dialog = new RecordsDialog(
        seat, tr("Users and roles"), QStringLiteral("/v1/users"),
        {{tr("Name"), field("name")},
         {tr("Known as"), field("display_name")},
         {tr("Belongs to"), field("home")},
         {tr("Roles"), grants},
         {tr("State"),
          [](const Json &user) {
              return user.value("disabled", Json(false)) == Json(true) ? tr("closed") : tr("may sign in");
          }}},
        tr("No users that you may see. The security administrator makes them."), parent);
    if (seat.person().may("write", "user"))
        dialog->addUserButtons();
    return dialog;
}

RecordsDialog *RecordsDialog::sessions(session::Seat &seat, QWidget *parent)
{
    auto *const dialog = new RecordsDialog(seat, tr("Who is signed in"), QStringLiteral("/v1/sessions"),
                                           {{tr("Name"), field("user_name")},
                                            {tr("Seat"), field("seat")},
                                            {tr("Address"), field("address")},
                                            {tr("Since"), time("created_at")},
                                            {tr("Last active"), time("last_used_at")}},
                                           tr("Nobody is signed in."), parent);
    if (seat.person().may("end", "session"))
        dialog->addEndButton(false);
    return dialog;
}

RecordsDialog *RecordsDialog::mySessions(session::Seat &seat, QWidget *parent)
{
    auto *const dialog =
        new RecordsDialog(seat, tr("Where I am signed in"), QStringLiteral("/v1/session/mine"),
                          {{tr("Seat"), field("seat")},
                           {tr("Address"), field("address")},
                           {tr("Since"), time("created_at")},
                           {tr("Last active"), time("last_used_at")}},
                          tr("You are signed in nowhere."), parent);
    dialog->addEndButton(true);
    return dialog;
}

RecordsDialog *RecordsDialog::audit(session::Seat &seat, QWidget *parent)
{
    auto *const dialog = new RecordsDialog(
        seat, tr("Log of what was done"), QStringLiteral("/v1/audit"),
        {{tr("Time"), time("time")},
         {tr("Who"), field("actor_name")},
         {tr("Seat"), field("seat")},
         {tr("Type"), field("type")},
         {tr("What"),
          [](const Json &item) {
              return QString::fromStdString(textAt(item.value("body", Json::object()), "op"));
          }},
         {tr("Why"), field("cause")}},
        tr("Nothing in the log is like this. Take a word out of the search."), parent);
    dialog->addSearch();
    dialog->addExport(1); // who
    return dialog;
}

RecordsDialog::RecordsDialog(session::Seat &seat, const QString &title, QString path,
                             std::vector<Column> columns, const QString &empty, QWidget *parent) :
    QDialog(parent), m_seat(seat), m_path(std::move(path)), m_columns(std::move(columns)), m_empty(empty)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(1080, 640);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(new QHBoxLayout); // search
    m_table = new QTableWidget(0, static_cast<int>(m_columns.size()));
    QStringList titles;
    for (const Column &column : m_columns)
        titles.append(column.title);
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(title);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    layout->addWidget(m_table, 3);
    layout->addWidget(m_state = new QLabel);
    m_state->setObjectName(QStringLiteral("muted"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_detail = new QPlainTextEdit;
    m_detail->setReadOnly(true);
    m_detail->setAccessibleName(tr("Detail"));
    layout->addWidget(m_detail, 1);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_more = new QPushButton(tr("Older entries")));
    m_more->hide();
    buttons->addStretch();
    auto *const close = new QPushButton(tr("Close"));
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(m_more, &QPushButton::clicked, this, &RecordsDialog::more);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RecordsDialog::showDetail);
    load();
}

void RecordsDialog::say(const QString &text, bool error)
{
    m_state->setText(text);
    m_state->setObjectName(error ? QStringLiteral("error") : QStringLiteral("muted"));
    repolish(m_state);
}

void RecordsDialog::load()
{
    QUrlQuery query;
    for (const auto &[name, edit] : m_search) {
        QString text = edit->text().trimmed();
        if (text.isEmpty())
            continue;
        if (name == QStringLiteral("from") || name == QStringLiteral("to")) { // a day in Shanghai
            const QDate day = QDate::fromString(text, Qt::ISODate);
            if (!day.isValid())
                return say(tr("“%1” is no day like 2026-11-21.").arg(text), true);
            text = QDateTime(name == QStringLiteral("to") ? day.addDays(1) : day, QTime(),
                             QTimeZone("Asia/Shanghai"))
                       .toUTC()
                       .toString(Qt::ISODate);
        }
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(text)));
    }
    m_items.clear();
    m_table->setRowCount(0);
    m_detail->clear();
    m_next = query.isEmpty() ? m_path : m_path + QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
    ++m_asked;
    more();
}

void RecordsDialog::more()
{
    say(tr("Loading …"), false);
    m_more->hide();
    m_seat.rest().get(m_next, this, [this, asked = m_asked](const remote::Answer &answer) {
        if (asked == m_asked)
            take(answer);
    });
}

void RecordsDialog::take(const remote::Answer &answer)
{
    if (!answer.ok())
        return say(answer.status == 0 ? answer.problem
                       : answer.status == 401
                       ? tr("The session has ended. Lock this seat and unlock it to sign in again.")
                       : tr("The server refused the list (%1). Your rights may have changed; sign in again.")
                             .arg(answer.status),
                   true);
    const Json page = answer.json();
    for (const Json &item : page.value("items", Json::array())) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_table->setItem(row, static_cast<int>(i), new QTableWidgetItem(m_columns[i].text(item)));
        m_items.push_back(item);
    }
    m_table->resizeColumnsToContents();
    m_next = QString::fromStdString(textAt(page, "next"));
    m_more->setVisible(!m_next.isEmpty());
    say(m_items.empty() ? m_empty : tr("%n row(s)", nullptr, static_cast<int>(m_items.size())), false);
    if (m_table->currentRow() < 0 && !m_items.empty())
        m_table->selectRow(0);
}

const Json *RecordsDialog::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_items.size()) ? &m_items[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

void RecordsDialog::showDetail()
{
    m_detail->setPlainText(
        current() ? QString::fromStdString(current()->dump(2, ' ', false, Json::error_handler_t::replace))
                  : QString());
}

void RecordsDialog::addEndButton(bool own)
{
    auto *const end = new QPushButton(tr("End this session"));
    static_cast<QHBoxLayout *>(layout()->itemAt(layout()->count() - 1)->layout())->insertWidget(0, end);
    connect(end, &QPushButton::clicked, this, [this, own] {
        if (!current())
            return;
        const std::string id = textAt(*current(), "id");
        const auto done = [this](const remote::Answer &answer) {
            if (answer.ok())
                return load();
            say(tr("The session was not ended: the server answered %1.").arg(answer.status), true);
        };
        if (own)
            m_seat.rest().post(QStringLiteral("/v1/session/end"), {{"id", id}}, this, done);
        else
            m_seat.rest().command(QStringLiteral("session.end"), {{"id", id}}, windowTitle(), this, done);
    });
}

void RecordsDialog::addUserButtons()
{
    auto *const row = static_cast<QHBoxLayout *>(layout()->itemAt(layout()->count() - 1)->layout());
    const auto add = [&](int at, const QString &text, const char *name) {
        auto *const button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        row->insertWidget(at, button);
        return button;
    };
    connect(add(0, tr("New user …"), "newUser"), &QPushButton::clicked, this, [this] { editUser(Json()); });
    auto *const change = add(1, tr("Change …"), "changeUser");
    const auto editCurrent = [this] {
        if (current())
            editUser(*current());
    };
    connect(change, &QPushButton::clicked, this, editCurrent);
    connect(m_table, &QTableWidget::doubleClicked, this, editCurrent);
}

void RecordsDialog::editUser(const Json &user)
{
    m_seat.rest().get(QStringLiteral("/v1/roles"), this, [this, user](const remote::Answer &answer) {
        if (!answer.ok())
            return say(answer.status == 0
                           ? answer.problem
                           : tr("The server refused the list of roles (%1).").arg(answer.status),
                       true);
        const Json page = answer.json();
        auto *const dialog =
            new UserDialog(m_seat, user, page.value("items", Json::array()), m_seat.cityNow(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, &RecordsDialog::load);
        dialog->open();
    });
}

void RecordsDialog::addSearch()
{
    auto *const row = static_cast<QHBoxLayout *>(layout()->itemAt(0)->layout());
    const std::pair<const char *, QString> fields[] = {{"text", tr("Somewhere in the entry")},
                                                       {"actor", tr("Id of the user")},
                                                       {"type", tr("Type: session, user, component …")},
                                                       {"from", tr("From day, 2026-11-21")},
                                                       {"to", tr("To day")}};
    for (const auto &[name, hint] : fields) {
        auto *const edit = new QLineEdit;
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(hint);
        edit->setClearButtonEnabled(true);
        connect(edit, &QLineEdit::returnPressed, this, &RecordsDialog::load);
        row->addWidget(edit);
        m_search.emplace_back(QLatin1String(name), edit);
    }
    auto *const search = new QPushButton(tr("Search"));
    search->setDefault(false);
    search->setAutoDefault(false);
    connect(search, &QPushButton::clicked, this, &RecordsDialog::load);
    row->addWidget(search);
}

void RecordsDialog::addExport(std::size_t person)
{
    auto *const button = new QPushButton(tr("Export as CSV …"));
    button->setAutoDefault(false);
    static_cast<QHBoxLayout *>(layout()->itemAt(layout()->count() - 1)->layout())->insertWidget(1, button);
    connect(button, &QPushButton::clicked, this, [this, person] {
        const QString file = QFileDialog::getSaveFileName(
            this, tr("Export as CSV"), QStringLiteral("audit.csv"), QStringLiteral("*.csv"));
        if (!file.isEmpty())
            exportTo(file, person);
    });
}

void RecordsDialog::exportTo(const QString &file, std::size_t person)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return say(tr("%1 cannot be written: %2").arg(file, out.errorString()), true);
    QString text;
    for (const Column &column : m_columns)
        text += csv(column.title) + QLatin1Char(',');
    text.back() = QLatin1Char('\n');
    for (const Json &item : m_items) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QString value = m_columns[i].text(item);
            text +=
                csv(i == person ? QString::fromStdString(identity::maskedName(value.toStdString())) : value)
                + QLatin1Char(',');
        }
        text.back() = QLatin1Char('\n');
    }
    out.write("\xEF\xBB\xBF" + text.toUtf8());
    if (!out.commit())
        return say(tr("%1 cannot be written: %2").arg(file, out.errorString()), true);
    say(tr("%n row(s) written", nullptr, static_cast<int>(m_items.size())), false);
}

} // namespace egret::desk
