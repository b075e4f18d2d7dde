// SPDX-License-Identifier: GPL-3.0-or-later
#include <base/Day.h>
#include <base/Files.h>
#include <crypto/Secret.h>
#include <crypto/Totp.h>
#include <desk/DeskShell.h>
#include <desk/DeskWindow.h>
#include <desk/Language.h>
#include <desk/PasswordEdit.h>
#include <desk/PersonMenu.h>
#include <desk/RecordsDialog.h>
#include <desk/RolesDialog.h>
#include <desk/SecondFactorDialog.h>
#include <desk/UserDialog.h>
#include <desk/WhyDialog.h>
#include <mapscene/MapView.h>
#include <mapscene/Theme.h>
#include <support/Patience.h>
#include <support/People.h>
#include <sys/stat.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QQuickItem>
#include <QQuickWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTranslator>

#include <algorithm>

using namespace egret;
using session::Seat;
using test::LiveServer;
using test::Person;

/// A person at a desk, by keyboard only, against a real server with accounts: from the first page to the
/// first map and out again. Pictures go to build/pictures.
class TestSeat : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveServer> m_live;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<session::CitySession> m_city;
    std::unique_ptr<Seat> m_seat;
    std::unique_ptr<desk::DeskShell> m_shell;
    desk::Language m_language{
        qEnvironmentVariable("EGRET_TEST_QM", QStringLiteral(EGRET_BIN_DIR "/../app/egret"))};

    Seat::Options options() const
    {
        Seat::Options options;
        options.server = {QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_live ? m_live->port() : 1))};
        options.folder = m_folder->filePath(QStringLiteral("cache"));
        options.seat = QStringLiteral("desk 1");
        options.cost = {1, 8192};
        return options;
    }
    void open(const Seat::Options &options)
    {
        m_shell.reset();
        m_seat.reset();
        m_city = std::make_unique<session::CitySession>(QString());
        m_seat = std::make_unique<Seat>(options, *m_city);
        m_shell = std::make_unique<desk::DeskShell>(
            *m_seat,
            [this](QWidget *parent) -> QMainWindow * {
                auto *const window = new desk::DeskWindow(*m_city, m_language, nullptr, parent);
                new desk::PersonMenu(*window, *m_seat);
                return window;
            },
            [this](const QString &language) { setLanguage(language); });
        m_shell->resize(1280, 800);
        m_shell->show();
        QVERIFY(QTest::qWaitForWindowActive(m_shell.get()));
        m_seat->begin();
    }
    void setLanguage(const QString &language) { (void)m_language.use(language); }
    void type(const std::string &text)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, with);
    }
    void picture(const QString &name, QWidget *widget = nullptr)
    {
        widget = widget ? widget : m_shell.get();
        const QString folder = QStringLiteral(EGRET_BIN_DIR "/../pictures");
        QDir().mkpath(folder);
        QCoreApplication::processEvents();
        for (const int scale : {1, 2}) {
            QImage image(widget->size() * scale, QImage::Format_RGB32);
            image.setDevicePixelRatio(scale);
            widget->render(&image);
            QVERIFY(image.save(folder + QStringLiteral("/seat-%1-%2x.png").arg(name).arg(scale)));
        }
    }
    QString message() const
    {
        for (const auto *const label : m_shell->findChildren<QLabel *>(QStringLiteral("message"))) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    /// Whether the page that is shown waits for the person and not for the server.
    bool ready() const
    {
        const auto buttons = m_shell->findChildren<QPushButton *>(QStringLiteral("primary"));
        return std::any_of(buttons.begin(), buttons.end(),
                           [](const QPushButton *one) { return one->isVisible() && one->isEnabled(); });
    }
    bool live() const { return m_city->status().connection == session::Connection::Live; }

private Q_SLOTS:
    void init()
    {
        mapscene::Theme::setDark(true);
        setLanguage(QStringLiteral("en"));
        m_folder = std::make_unique<QTemporaryDir>();
        m_live = std::make_unique<LiveServer>(12, 3000, LiveServer::People::Accounts);
    }
    void cleanup()
    {
        m_shell.reset();
        m_seat.reset();
        m_city.reset();
        m_live.reset();
    }

    void fromSignInToTheFirstMapByKeyboard_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::newRow("zh_CN dark") << "zh_CN" << true;
        QTest::newRow("zh_CN light") << "zh_CN" << false;
        QTest::newRow("en dark") << "en" << true;
        QTest::newRow("en light") << "en" << false;
    }

    void fromSignInToTheFirstMapByKeyboard()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        const QString tag = language + (dark ? QStringLiteral("-dark") : QStringLiteral("-light"));
        mapscene::Theme::setDark(dark);
        setLanguage(language);
        Person::make(*m_live, "zhang.min", {{"operator"}});
        open(options());
        QTRY_VERIFY(m_seat->server());
        type("Zhang.Min");
        picture(QStringLiteral("sign-in-") + tag);
        press(Qt::Key_Tab);
        type("Wrong-Password-1");
        press(Qt::Key_Return);
        QTRY_VERIFY(ready() && !message().isEmpty());
        QCOMPARE(m_seat->state(), Seat::State::Asking);
        picture(QStringLiteral("refused-") + tag);
        type(test::password);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        QTRY_VERIFY(live() && m_city->content());
        QCOMPARE(m_city->content()->city->components->size(), m_live->small().components.size());
        // The map that the desk speaks to is the one on the screen: no scene was made anew under it.
        auto *const desk = m_shell->findChild<desk::DeskWindow *>();
        QCOMPARE(desk->findChild<QQuickWidget *>()->rootObject()->findChild<mapscene::MapView *>(),
                 desk->map());
        QTest::qWait(400); // the map is drawn
        picture(QStringLiteral("map-") + tag);
        press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_seat->state(), Seat::State::Locked);
        QVERIFY(!m_shell->findChild<desk::DeskWindow *>()->isVisible());
        picture(QStringLiteral("locked-") + tag);
        type("Wrong-Password-1");
        press(Qt::Key_Return);
        QTRY_VERIFY(ready());
        QCOMPARE(m_seat->state(), Seat::State::Locked);
        type(test::password);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        m_seat->signOut();
        QVERIFY(!m_city->content());
        QTRY_VERIFY(!m_shell->findChild<desk::DeskWindow *>());
    }

    void aFirstPasswordIsChangedAtTheDoor()
    {
        identity::User user;
        user.name = "fresh";
        user.displayName = "新人";
        user.grants = {{"operator"}};
        user.revision = 1;
        QVERIFY(m_live->accounts().putUser({}, user, "First-Password-1", "test", nowMs()).ok());
        open(options());
        QTRY_VERIFY(m_seat->server());
        type("fresh");
        press(Qt::Key_Tab);
        type("First-Password-1");
        press(Qt::Key_Return);
        QTRY_COMPARE(m_seat->state(), Seat::State::Changing);
        for (const std::string &text : {std::string("First-Password-1"), test::password, test::password}) {
            type(text);
            if (text == "First-Password-1")
                picture(QStringLiteral("password-en-dark"));
            press(Qt::Key_Return);
        }
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        QTRY_VERIFY(live());
    }

    void aNewServerGetsItsAdministrators()
    {
        const std::string token = m_live->accounts().firstRunToken();
        open(options());
        QTRY_VERIFY(m_seat->server() && m_seat->server()->firstRun);
        picture(QStringLiteral("first-run-en-dark"));
        m_shell->findChild<QLineEdit *>(QStringLiteral("token"))->setFocus();
        type(token);
        for (const char *name : {"anna.sec", "bert.sys", "cora.aud"}) {
            for (const std::string &text : {std::string(name), std::string("Admin"), test::password}) {
                press(Qt::Key_Tab);
                type(text);
            }
        }
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_seat->server()->firstRun);
        QCOMPARE(m_live->accounts().directory().users().size(), std::size_t{3});
        QTRY_VERIFY(message().contains(QStringLiteral("made")));
    }

    /// The cable is out: whoever was here opens the city; nobody else, and not with another password.
    void theCityOpensWithoutTheServer()
    {
        Person::make(*m_live, "zhang.min", {{"operator"}});
        const Seat::Options same = options();
        open(same);
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_VERIFY(live() && m_city->content());
        const QString people = m_folder->filePath(QStringLiteral("cache/people.json"));
        QTRY_VERIFY(QFile::exists(people));
        struct stat mode
        {
        };
        QCOMPARE(::stat(people.toUtf8().constData(), &mode), 0);
        QCOMPARE(mode.st_mode & 0777, 0600u);
        m_shell.reset();
        m_seat.reset();
        m_city.reset();
        m_live.reset();
        open(same);
        QTRY_VERIFY(!m_seat->serverProblem().isEmpty());
        std::optional<remote::SignInResult> result;
        connect(m_seat.get(), &Seat::tried, this, [&](const remote::SignInResult &r) { result = r; });
        m_seat->signIn(QStringLiteral("zhang.min"), "Wrong-Password-1", {});
        QTRY_VERIFY(result);
        QCOMPARE(result->kind, remote::SignInResult::Kind::Refused);
        result.reset();
        m_seat->signIn(QStringLiteral("other"), test::password, {});
        QTRY_VERIFY(result);
        QCOMPARE(result->kind, remote::SignInResult::Kind::Unreachable);
        picture(QStringLiteral("unreachable-en-dark"));
        QCOMPARE(m_seat->state(), Seat::State::Asking);
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        QVERIFY(m_seat->offline());
        QTRY_VERIFY(m_city->content());
        m_seat->lock();
        m_seat->unlock(test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
    }

    /// Another person on the same seat has a cache of their own, of what they may see.
    void whatOneSawTheNextDoesNot()
    {
        Person::make(*m_live, "west", {{"operator", "350203"}});
        Person::make(*m_live, "east", {{"operator", "350206"}});
        open(options());
        std::set<std::uint32_t> sizes;
        for (const char *name : {"west", "east"}) {
            m_seat->signIn(QLatin1String(name), test::password, {});
            QTRY_VERIFY(live() && m_city->content());
            const points::PointSet &points = *m_city->content()->city->components;
            std::set<std::string> districts;
            for (std::uint32_t row = 0; row < points.size(); ++row)
                districts.insert(points.districts[points.district[row]]);
            QCOMPARE(districts, std::set<std::string>{name[0] == 'w' ? "350203" : "350206"});
            m_seat->signOut();
            QVERIFY(!m_city->content());
        }
    }

    void anEndedSessionLocksTheSeat()
    {
        Person::make(*m_live, "zhang.min", {{"operator"}});
        open(options());
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_VERIFY(live());
        for (const auto &session : m_live->accounts().sessions().list())
            QVERIFY(m_live->accounts().endSession({}, session.id, "test").ok());
        m_seat->rest().get(QStringLiteral("/v1/city"), this, [](const remote::Answer &) {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Locked);
        QTRY_VERIFY(message().contains(QStringLiteral("ended")));
        type(test::password);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        QTRY_VERIFY(live());
    }

    void administratorsSeeTheirListsAndOthersDoNot()
    {
        Person::make(*m_live, "duty", {{"operator"}});
        Person::make(*m_live, "anna.sec", {{"security-admin"}});
        Person::make(*m_live, "cora.aud", {{"audit-admin"}});
        open(options());
        m_seat->signIn(QStringLiteral("duty"), test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        QVERIFY(!m_seat->person().may("read", "user") && !m_seat->person().may("read", "audit"));
        m_seat->signOut();
        m_seat->signIn(QStringLiteral("anna.sec"), test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        const auto rows = [](desk::RecordsDialog *dialog) {
            return dialog->findChild<QTableWidget *>()->rowCount();
        };
        auto *const desk = m_shell->findChild<desk::DeskWindow *>();
        auto *dialog = desk::RecordsDialog::users(*m_seat, desk);
        dialog->show();
        QTRY_COMPARE(rows(dialog), 3);
        picture(QStringLiteral("users-en-dark"), dialog);
        dialog->close();
        dialog = desk::RecordsDialog::audit(*m_seat, desk);
        dialog->show();
        const auto *const state = dialog->findChild<QLabel *>(QStringLiteral("error"));
        QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("error"))); // 403
        (void)state;
        picture(QStringLiteral("audit-refused-en-dark"), dialog);
        dialog->close();
        m_seat->signOut();
        m_seat->signIn(QStringLiteral("cora.aud"), test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        dialog = desk::RecordsDialog::audit(*m_seat, m_shell->findChild<desk::DeskWindow *>());
        dialog->show();
        QTRY_VERIFY(rows(dialog) > 5);
        picture(QStringLiteral("audit-en-dark"), dialog);
        dialog->close();
    }

    /// A security administrator makes a user at the desk; the user signs in, and is told why they may not.
    void aUserIsMadeAtTheDesk()
    {
        Person::make(*m_live, "anna.sec", {{"security-admin"}});
        open(options());
        m_seat->signIn(QStringLiteral("anna.sec"), test::password, {});
        QTRY_VERIFY(m_seat->cityNow() != nullptr);
        auto *const list = desk::RecordsDialog::users(*m_seat, m_shell->findChild<desk::DeskWindow *>());
        list->show();
        auto *const table = list->findChild<QTableWidget *>();
        QTRY_COMPARE(table->rowCount(), 1);
        list->findChild<QPushButton *>(QStringLiteral("newUser"))->click();
        QTRY_VERIFY(list->findChild<desk::UserDialog *>());
        QPointer<desk::UserDialog> dialog = list->findChild<desk::UserDialog *>();
        const auto field = [&](const char *name) {
            return dialog->findChild<QLineEdit *>(QLatin1String(name));
        };
        QTest::keyClicks(field("name"), QStringLiteral("Li.Na")); // capitals are not taken
        QCOMPARE(field("name")->text(), QStringLiteral("i.a"));
        field("name")->clear();
        QTest::keyClicks(field("name"), QStringLiteral("li.na"));
        QTest::keyClicks(field("displayName"), QStringLiteral("Li Na"));
        QTest::keyClicks(field("password"), QStringLiteral("short"));
        dialog->findChild<QPushButton *>(QStringLiteral("addRole"))->click();
        auto *const role = dialog->findChild<QComboBox *>(QStringLiteral("role"));
        QCOMPARE(role->currentData().toString(), QStringLiteral("operator"));
        const auto *const preview = dialog->findChild<QTextBrowser *>();
        QVERIFY(preview->toPlainText().contains(QStringLiteral("components")));
        QVERIFY(preview->toPlainText().contains(QStringLiteral("The whole city")));
        const auto refused = [&] {
            const auto *const label = dialog->findChild<QLabel *>(QStringLiteral("message"));
            return label->isVisible() && label->property("error").toBool();
        };
        auto *const save = dialog->findChild<QPushButton *>(QStringLiteral("primary"));
        save->click();
        QVERIFY(refused()); // no reason was given
        QTest::keyClicks(field("cause"), QStringLiteral("new on the night shift"));
        save->click();
        QTRY_VERIFY(save->isEnabled() && refused()); // the password is too short
        picture(QStringLiteral("user-refused-en-dark"), dialog);
        field("password")->clear();
        QTest::keyClicks(field("password"), QStringLiteral("First-Password-1"));
        picture(QStringLiteral("user-en-dark"), dialog);
        save->click();
        QTRY_COMPARE(table->rowCount(), 2);
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        auto *const roles = new desk::RolesDialog(*m_seat, m_seat->cityNow(), list);
        roles->show();
        QTRY_VERIFY(!roles->findChild<QTextBrowser *>()->toPlainText().isEmpty());
        picture(QStringLiteral("roles-en-dark"), roles);
        delete list;

        m_seat->signOut();
        m_seat->signIn(QStringLiteral("li.na"), "First-Password-1", {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Changing);
        m_seat->changePassword("First-Password-1", test::password);
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        auto *const why =
            new desk::WhyDialog(*m_seat, m_seat->cityNow(), m_shell->findChild<desk::DeskWindow *>());
        why->show();
        const auto *const answer = why->findChild<QLabel *>(QStringLiteral("title"));
        QTRY_COMPARE(answer->text(), QStringLiteral("Yes, you may."));
        why->ask("read", "audit", {});
        QTRY_COMPARE(answer->text(), QStringLiteral("No."));
        QVERIFY(
            why->findChild<QLabel *>(QStringLiteral("muted"))->text().contains(QStringLiteral("no-right")));
        picture(QStringLiteral("why-en-dark"), why);
        delete why;
    }

    /// The second factor is set up at the desk and asked for from then on.
    void aSecondFactorIsSetUpAtTheDesk()
    {
        Person::make(*m_live, "zhang.min", {{"operator"}});
        open(options());
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
        auto *const dialog = new desk::SecondFactorDialog(*m_seat, m_shell->findChild<desk::DeskWindow *>());
        dialog->show();
        auto *const go = dialog->findChild<QPushButton *>(QStringLiteral("primary"));
        auto *const password = dialog->findChild<desk::PasswordEdit *>();
        const auto *const message = dialog->findChild<QLabel *>(QStringLiteral("message"));
        QTest::keyClicks(password, QStringLiteral("Wrong-Password-9"));
        go->click();
        QTRY_COMPARE(message->text(), QStringLiteral("This is not your password."));
        QTest::keyClicks(password, QString::fromStdString(test::password));
        go->click();
        const auto *const pin = dialog->findChild<QLabel *>(QStringLiteral("pin"));
        QTRY_VERIFY(!pin->text().isEmpty());
        picture(QStringLiteral("second-factor-en-dark"), dialog);
        auto *const code = dialog->findChild<QLineEdit *>(QStringLiteral("code"));
        QTest::keyClicks(code, QStringLiteral("000"));
        go->click();
        QVERIFY(dialog->isVisible());
        dialog->reject(); // it is in force already: once more is needed
        QVERIFY(dialog->isVisible());
        const Bytes secret = crypto::fromBase32(pin->text().toStdString());
        code->setText(QString::fromStdString(crypto::totp(secret, nowMs() / 1000)));
        go->click();
        QCOMPARE(dialog->result(), static_cast<int>(QDialog::Accepted));
        const QString recovery =
            dialog->findChild<QPlainTextEdit *>()->toPlainText().section(QLatin1Char('\n'), 0, 0);
        delete dialog;
        m_seat->signOut();
        remote::SignInResult last;
        connect(m_seat.get(), &Seat::tried, this,
                [&last](const remote::SignInResult &result) { last = result; });
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_COMPARE(last.kind, remote::SignInResult::Kind::SecondFactorNeeded);
        m_seat->signIn(QStringLiteral("zhang.min"), test::password,
                       QString(recovery).remove(QLatin1Char(' ')).toStdString());
        QTRY_COMPARE(m_seat->state(), Seat::State::Open);
    }

    /// Everything this side has written, down to the verifier, holds no secret.
    void secretsAreInNoFile()
    {
        Person::make(*m_live, "zhang.min", {{"operator"}});
        open(options());
        m_seat->signIn(QStringLiteral("zhang.min"), test::password, {});
        QTRY_VERIFY(live());
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("cache/people.json"))));
        m_shell.reset();
        m_seat.reset();
        m_city.reset();
        std::string all;
        for (const auto &file :
             std::filesystem::recursive_directory_iterator(m_folder->path().toStdString())) {
            if (file.is_regular_file())
                all += textOf(readFile(file.path()).value());
        }
        QVERIFY(all.find("argon2id") != std::string::npos);
        QVERIFY(all.find(test::password) == std::string::npos);
        for (const auto &session : m_live->accounts().sessions().list())
            QVERIFY(all.find(session.id) == std::string::npos); // every token begins with it
    }
};

QTEST_MAIN(TestSeat)
#include "tst_seat.moc"
