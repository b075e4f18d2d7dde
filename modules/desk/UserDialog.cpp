// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/Secret.h>
#include <desk/AreaPicker.h>
#include <desk/GrantPreview.h>
#include <desk/Repolish.h>
#include <desk/RightWords.h>
#include <desk/UserDialog.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace egret::desk {

namespace {

const QTimeZone &shanghai()
{
    static const QTimeZone zone("Asia/Shanghai");
    return zone;
}

/// Three groups of letters and digits that nobody mistakes for one another, 80 bits.
std::string suggestion()
{
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyzACDEFHJKLMNPQRTUVWXY34679";
    static_assert(letters.size() == 48);
    std::string text;
    while (text.size() < 17) {
        if (text.size() == 5 || text.size() == 11) {
            text += '-';
            continue;
        }
        const Bytes byte = crypto::randomBytes(1);
        const auto value = static_cast<std::size_t>(byte[0]);
        if (value < 240) // 5 × 48: every letter is as likely
            text += letters[value % letters.size()];
    }
    return text;
}

} // namespace

UserDialog::UserDialog(session::Seat &seat, Json user, Json roles, std::shared_ptr<const domain::City> city,
                       QWidget *parent) :
    QDialog(parent), m_seat(seat), m_user(std::move(user)), m_roles(std::move(roles)), m_city(std::move(city))
{
    const bool isNew = m_user.is_null();
    setWindowTitle(isNew ? tr("New user") : tr("Change user"));
    resize(1180, 680);
    auto *const outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 16, 20, 16);
    outer->setSpacing(12);
    auto *const sides = new QHBoxLayout;
    sides->setSpacing(24);
    outer->addLayout(sides, 1);

    auto *const form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = new QLineEdit(QString::fromStdString(textAt(m_user, "name")));
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(40);
    m_name->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9._-]{0,40}")), this));
    m_name->setPlaceholderText(tr("zhang.min: small letters, digits, . _ -"));
    form->addRow(tr("Sign-in name"), m_name);
    m_displayName = new QLineEdit(QString::fromStdString(textAt(m_user, "display_name")));
    m_displayName->setObjectName(QStringLiteral("displayName"));
    m_displayName->setMaxLength(60);
    form->addRow(tr("Known as"), m_displayName);
    m_home = new AreaPicker(m_city.get());
    m_home->setPlace(textAt(m_user, "home"));
    form->addRow(tr("Belongs to"), m_home);
    m_closed = new QCheckBox(tr("Closed: may not sign in, and open sessions end"));
    m_closed->setChecked(m_user.is_object() && m_user.value("disabled", Json(false)) == Json(true));
    m_closed->setVisible(!isNew);
    if (!isNew)
        form->addRow(QString(), m_closed);
    m_setPassword = new QCheckBox(tr("Set a new first password"));
    m_setPassword->setVisible(!isNew);
    if (!isNew)
        form->addRow(QString(), m_setPassword);
    auto *const passwordRow = new QHBoxLayout;
    m_password = new QLineEdit;
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setMaxLength(200);
    m_password->setPlaceholderText(tr("To be changed at the first sign-in"));
    m_suggest = new QPushButton(tr("Suggest one"));
    m_suggest->setAutoDefault(false);
    passwordRow->addWidget(m_password, 1);
    passwordRow->addWidget(m_suggest);
    form->addRow(tr("First password"), passwordRow);

    auto *const left = new QVBoxLayout;
    left->addLayout(form);
    auto *const title = new QLabel(tr("Roles"));
    title->setObjectName(QStringLiteral("title"));
    left->addSpacing(8);
    left->addWidget(title);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *const rows = new QWidget;
    m_rowsLayout = new QVBoxLayout(rows);
    m_rowsLayout->setContentsMargins(0, 0, 0, 0);
    m_rowsLayout->addStretch();
    area->setWidget(rows);
    left->addWidget(area, 1);
    auto *const add = new QPushButton(tr("Add a role"));
    add->setObjectName(QStringLiteral("addRole"));
    add->setAutoDefault(false);
    left->addWidget(add, 0, Qt::AlignLeft);
    sides->addLayout(left, 3);

    auto *const right = new QVBoxLayout;
    auto *const previewTitle = new QLabel(tr("What this person sees"));
    previewTitle->setObjectName(QStringLiteral("title"));
    right->addWidget(previewTitle);
    right->addWidget(m_preview = new GrantPreview, 1);
    sides->addLayout(right, 2);

    m_cause = new QLineEdit;
    m_cause->setObjectName(QStringLiteral("cause"));
    m_cause->setMaxLength(200);
    m_cause->setPlaceholderText(tr("Why: it stands in the log beside your name"));
    m_cause->setAccessibleName(tr("Why"));
    outer->addWidget(m_cause);
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    outer->addWidget(m_message);
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *const cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_go = new QPushButton(isNew ? tr("Make the user") : tr("Save"));
    m_go->setObjectName(QStringLiteral("primary"));
    m_go->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    outer->addLayout(buttons);

    connect(add, &QPushButton::clicked, this, [this] { addRow({"operator", m_home->place()}); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &UserDialog::submit);
    connect(m_suggest, &QPushButton::clicked, this, &UserDialog::suggestPassword);
    const auto passwordShown = [this, form, passwordRow](bool shown) {
        m_password->setVisible(shown);
        m_suggest->setVisible(shown);
        if (QWidget *const label = form->labelForField(passwordRow))
            label->setVisible(shown);
    };
    connect(m_setPassword, &QCheckBox::toggled, this, passwordShown);
    passwordShown(isNew);
    // A seat that is locked meanwhile shows nothing of this.
    connect(&m_seat, &session::Seat::stateChanged, this, &QDialog::reject);

    if (const Result<identity::User> known = identity::userFromJson(m_user); known) {
        for (const identity::Grant &grant : known.value().grants)
            addRow(grant);
    }
    showPreview();
    m_name->setFocus();
}

void UserDialog::addRow(const identity::Grant &grant)
{
    Row row;
    row.from = grant.from;
    row.widget = new QWidget;
    auto *const layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    row.role = new QComboBox;
    row.role->setObjectName(QStringLiteral("role"));
    row.role->setAccessibleName(tr("Role"));
    for (const Json &role : m_roles) {
        const std::string id = textAt(role, "id");
        if (id != "anyone" && id != "newcomer")
            row.role->addItem(roleInWords(role), QString::fromStdString(id));
    }
    row.role->setCurrentIndex(row.role->findData(QString::fromStdString(grant.role)));
    row.place = new AreaPicker(m_city.get());
    row.place->setAccessibleName(tr("Place of the role"));
    row.place->setPlace(grant.place);
    row.ends = new QCheckBox(tr("until"));
    row.ends->setChecked(grant.to != INT64_MAX);
    row.until = new QDateEdit(QDate::currentDate().addDays(30));
    row.until->setCalendarPopup(true);
    row.until->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    row.until->setAccessibleName(tr("Last day of the role"));
    if (grant.to != INT64_MAX)
        row.until->setDate(QDateTime::fromMSecsSinceEpoch(grant.to - 1, shanghai()).date());
    row.until->setEnabled(row.ends->isChecked());
    auto *const remove = new QPushButton(tr("Remove"));
    remove->setAutoDefault(false);
    layout->addWidget(row.role, 2);
    layout->addWidget(row.place, 3);
    layout->addWidget(row.ends);
    layout->addWidget(row.until);
    layout->addWidget(remove);
    connect(row.role, &QComboBox::currentIndexChanged, this, &UserDialog::showPreview);
    connect(row.place, &AreaPicker::placeChanged, this, &UserDialog::showPreview);
    connect(row.ends, &QCheckBox::toggled, row.until, &QWidget::setEnabled);
    connect(remove, &QPushButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
    m_rowsLayout->insertWidget(m_rowsLayout->count() - 1, row.widget);
    m_rows.push_back(row);
    showPreview();
}

void UserDialog::removeRow(QWidget *widget)
{
    std::erase_if(m_rows, [widget](const Row &row) { return row.widget == widget; });
    widget->deleteLater();
    widget->hide();
    showPreview();
}

std::vector<identity::Grant> UserDialog::grants() const
{
    std::vector<identity::Grant> grants;
    for (const Row &row : m_rows) {
        identity::Grant grant{row.role->currentData().toString().toStdString(), row.place->place(), row.from};
        if (row.ends->isChecked())
            grant.to = QDateTime(row.until->date().addDays(1), QTime(0, 0), shanghai()).toMSecsSinceEpoch();
        grants.push_back(std::move(grant));
    }
    return grants;
}

void UserDialog::showPreview()
{
    if (m_preview)
        m_preview->preview(grants(), m_roles, m_city.get());
}

void UserDialog::suggestPassword()
{
    std::string text = suggestion();
    m_password->setText(QString::fromStdString(text));
    crypto::wipe(text);
    m_password->selectAll();
    m_password->setFocus();
}

void UserDialog::say(const QString &text, bool error)
{
    m_message->setText(text);
    m_message->setProperty("error", error);
    repolish(m_message);
    m_message->show();
}

void UserDialog::submit()
{
    if (m_name->text().size() < 3) {
        m_name->setFocus();
        return say(tr("The sign-in name needs at least 3 characters."), true);
    }
    if (m_displayName->text().trimmed().isEmpty()) {
        m_displayName->setFocus();
        return say(tr("Enter the name by which people know them."), true);
    }
    if (m_password->isVisible() && m_password->text().isEmpty()) {
        m_password->setFocus();
        return say(tr("A first password is needed; hand it over in person."), true);
    }
    if (m_cause->text().trimmed().isEmpty()) {
        m_cause->setFocus();
        return say(tr("Say why; who reads the log will want to know."), true);
    }
    identity::User user;
    user.id = textAt(m_user, "id");
    user.name = m_name->text().toStdString();
    user.displayName = m_displayName->text().trimmed().toStdString();
    user.home = m_home->place();
    user.grants = grants();
    user.disabled = m_closed->isChecked();
    user.revision = static_cast<std::uint64_t>(integerAt(m_user, "revision", 0)) + 1;
    Json arguments = {{"user", identity::toJson(user)}};
    if (m_password->isVisible())
        arguments["password"] = m_password->text().toStdString();
    m_go->setEnabled(false);
    say(tr("One moment …"), false);
    m_seat.rest().command(QStringLiteral("user.put"), arguments, m_cause->text().trimmed(), this,
                          [this](const remote::Answer &answer) {
                              m_go->setEnabled(true);
                              if (answer.ok())
                                  return accept();
                              const std::string detail = textAt(answer.json(), "detail");
                              say(answer.status == 0 ? answer.problem
                                      : detail.empty()
                                      ? tr("The server refused it (%1).").arg(answer.status)
                                      : tr("Not saved: %1").arg(QString::fromStdString(detail)),
                                  true);
                          });
    if (arguments.contains("password"))
        crypto::wipe(arguments["password"].get_ref<std::string &>());
}

} // namespace egret::desk
