// SPDX-License-Identifier: GPL-3.0-or-later
#include <crypto/PinnedChain.h>
#include <remote/ServerLink.h>
#include <support/Patience.h>

#include <QFile>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace egret;
using remote::Distrust;

/// A TLS server that notes what it is told and answers everything with 200.
class Listener : public QObject
{
public:
    Listener(const QString &chain, const QString &key)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(chain));
        QFile file(key);
        if (!file.open(QFile::ReadOnly))
            qFatal("no key");
        tls.setPrivateKey(QSslKey(&file, QSsl::Ec));
        m_server.setSslConfiguration(tls);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *const socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                heard += socket->readAll();
                if (heard.endsWith("\r\n\r\n"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
    }

    QByteArray heard;

private:
    QSslServer m_server;
};

class TestPins : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        if (!process.waitForFinished(20000) || process.exitCode() != 0)
            qFatal("openssl: %s", process.readAllStandardError().constData());
    }
    void makeCa(const QString &name)
    {
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                 QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"),
                 QStringLiteral("-nodes"), QStringLiteral("-keyout"), path(name + QStringLiteral(".key")),
                 QStringLiteral("-out"), path(name + QStringLiteral(".pem")), QStringLiteral("-subj"),
                 QStringLiteral("/CN=Test CA ") + name, QStringLiteral("-days"), QStringLiteral("30")});
    }
    /// leaf.pem signed by @p ca, chain.pem: leaf and then @p sent.
    void makeLeaf(const QString &leaf, const QString &ca, const QString &sent, const QString &names,
                  const QString &days = QStringLiteral("30"))
    {
        openssl({QStringLiteral("req"),
                 QStringLiteral("-x509"),
                 QStringLiteral("-newkey"),
                 QStringLiteral("ec"),
                 QStringLiteral("-pkeyopt"),
                 QStringLiteral("ec_paramgen_curve:P-256"),
                 QStringLiteral("-nodes"),
                 QStringLiteral("-keyout"),
                 path(leaf + QStringLiteral(".key")),
                 QStringLiteral("-out"),
                 path(leaf + QStringLiteral(".pem")),
                 QStringLiteral("-CA"),
                 path(ca + QStringLiteral(".pem")),
                 QStringLiteral("-CAkey"),
                 path(ca + QStringLiteral(".key")),
                 QStringLiteral("-subj"),
                 QStringLiteral("/CN=egretd"),
                 QStringLiteral("-days"),
                 days,
                 QStringLiteral("-addext"),
                 QStringLiteral("subjectAltName=") + names,
                 QStringLiteral("-addext"),
                 QStringLiteral("basicConstraints=critical,CA:FALSE")});
        QFile chain(path(leaf + QStringLiteral(".chain")));
        if (!chain.open(QFile::WriteOnly))
            qFatal("cannot write");
        chain.write(read(leaf));
        if (!sent.isEmpty())
            chain.write(read(sent));
    }
    QByteArray read(const QString &name)
    {
        QFile file(path(name + QStringLiteral(".pem")));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::string pin(const QString &name)
    {
        const QByteArray der = QSslCertificate(read(name)).toDer();
        return crypto::pinOf(viewOf(std::string_view(der.constData(), static_cast<std::size_t>(der.size()))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeCa(QStringLiteral("ours"));
        makeCa(QStringLiteral("theirs"));
        const QString here = QStringLiteral("IP:127.0.0.1");
        makeLeaf(QStringLiteral("good"), QStringLiteral("ours"), QStringLiteral("ours"), here);
        makeLeaf(QStringLiteral("foreign"), QStringLiteral("theirs"), QStringLiteral("theirs"), here);
        makeLeaf(QStringLiteral("forged"), QStringLiteral("theirs"), QStringLiteral("ours"), here);
        makeLeaf(QStringLiteral("elsewhere"), QStringLiteral("ours"), QStringLiteral("ours"),
                 QStringLiteral("DNS:other.example"));
    }

    /// As curl computes it; see man curl, --pinnedpubkey.
    void aPinIsWhatCurlCallsOne()
    {
        QProcess process;
        process.start(
            QStringLiteral("sh"),
            {QStringLiteral("-c"),
             QStringLiteral("openssl x509 -in %1 -pubkey -noout | openssl pkey -pubin -outform der | "
                            "openssl dgst -sha256 -binary | openssl base64")
                 .arg(path(QStringLiteral("ours.pem")))});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QByteArray::fromStdString(pin(QStringLiteral("ours"))),
                 "sha256//" + process.readAllStandardOutput().trimmed());
        QVERIFY(crypto::isPin(pin(QStringLiteral("ours"))));
        QVERIFY(!crypto::isPin("sha256//short") && !crypto::isPin(""));
    }

    void onlyThePinnedServerHearsARequest_data()
    {
        QTest::addColumn<QString>("leaf");
        QTest::addColumn<QStringList>("pins");
        QTest::addColumn<int>("kind"); // -1: accepted
        const QStringList ours{QStringLiteral("ours")};
        const QStringList next{QStringLiteral("theirs"), QStringLiteral("ours")};
        QTest::newRow("pinned") << "good" << ours << -1;
        QTest::newRow("pinned as the next key") << "good" << next << -1;
        QTest::newRow("pinned leaf") << "good" << QStringList{QStringLiteral("good")} << -1;
        QTest::newRow("another authority") << "foreign" << ours << int(Distrust::Kind::OtherKey);
        QTest::newRow("carries the pinned one, not signed by it")
            << "forged" << ours << int(Distrust::Kind::Unsound);
        QTest::newRow("for another host") << "elsewhere" << ours << int(Distrust::Kind::Unsound);
        QTest::newRow("nothing pinned yet") << "good" << QStringList() << int(Distrust::Kind::Unknown);
        QTest::newRow("nothing pinned, forged") << "forged" << QStringList() << int(Distrust::Kind::Unsound);
    }

    void onlyThePinnedServerHearsARequest()
    {
        QFETCH(QString, leaf);
        QFETCH(QStringList, pins);
        QFETCH(int, kind);
        Listener listener(path(leaf + QStringLiteral(".chain")), path(leaf + QStringLiteral(".key")));
        remote::ServerAddress address{listener.url()};
        for (const QString &name : pins)
            address.pins.push_back(pin(name));
        remote::ServerLink link(address);
        for (int round = 0; round < 2; ++round) { // the second may reuse what the first left
            QNetworkReply *const reply = link.send("POST", QStringLiteral("/v1/session"), "Planted-Token",
                                                   "{\"password\":\"Planted-Secret\"}");
            QSignalSpy finished(reply, &QNetworkReply::finished);
            if (kind < 0)
                QTRY_VERIFY(listener.heard.contains("Planted-Token"));
            else
                QVERIFY(finished.count() > 0 || finished.wait(10000));
            reply->abort();
            reply->deleteLater();
        }
        QTest::qWait(50); // what was on its way arrives
        if (kind < 0) {
            QVERIFY(!link.distrust());
            return;
        }
        QCOMPARE(listener.heard, QByteArray());
        QVERIFY(link.distrust().has_value());
        QCOMPARE(int(link.distrust()->kind), kind);
        const QString sent =
            leaf == QStringLiteral("foreign") ? QStringLiteral("theirs") : QStringLiteral("ours");
        QCOMPARE(link.distrust()->pin.toStdString(), pin(sent));
    }
};

QTEST_GUILESS_MAIN(TestPins)
#include "tst_pins.moc"
