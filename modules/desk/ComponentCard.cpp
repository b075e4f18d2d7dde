// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/ComponentCard.h>
#include <domain/ComponentState.h>

#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>

namespace egret::desk {

namespace {

QString stateName(std::uint8_t state)
{
    static const char *const names[] = {
        QT_TRANSLATE_NOOP("ComponentCard", "Intact"),  QT_TRANSLATE_NOOP("ComponentCard", "Damaged"),
        QT_TRANSLATE_NOOP("ComponentCard", "Missing"), QT_TRANSLATE_NOOP("ComponentCard", "Abandoned"),
        QT_TRANSLATE_NOOP("ComponentCard", "Removed"), QT_TRANSLATE_NOOP("ComponentCard", "Unknown")};
    return QCoreApplication::translate("ComponentCard", names[std::min<std::size_t>(state, 5)]);
}

QString dayText(Day day) { return day == 0 ? QStringLiteral("—") : QString::fromStdString(toText(day)); }

} // namespace

QString componentCode(const points::PointSet &points, std::uint32_t row)
{
    const std::string &key = points.classes[points.cls[row]];
    const QString digits = QString::number(points.serial[row]).rightJustified(6, QLatin1Char('0'));
    return QString::fromStdString(points.districts[points.district[row]] + key.substr(key.find(':') + 1))
        + digits;
}

ComponentCard::ComponentCard(session::CitySession &session, QWidget *parent) :
    QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(6);
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_subtitle = new QLabel;
    m_subtitle->setObjectName(QStringLiteral("muted"));
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    m_fields = new QFormLayout;
    m_fields->setHorizontalSpacing(20);
    m_fields->setVerticalSpacing(6);
    layout->addSpacing(8);
    layout->addLayout(m_fields);
    layout->addStretch();
    show(std::nullopt);
}

void ComponentCard::clear()
{
    ++m_asked;
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
}

void ComponentCard::addField(const QString &name, const QString &value)
{
    auto *const label = new QLabel(name);
    label->setObjectName(QStringLiteral("muted"));
    auto *const text = new QLabel(value);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setWordWrap(true);
    text->setAccessibleName(name + QStringLiteral(": ") + value);
    m_fields->addRow(label, text);
}

void ComponentCard::showMessage(const QString &text)
{
    clear();
    m_title->setText(tr("Component"));
    m_subtitle->setText(text);
}

void ComponentCard::show(std::optional<std::uint32_t> row)
{
    if (!row || !m_session.content()) {
        showMessage(tr("Click a component on the map, or type its code above, to see its card here."));
        return;
    }
    fill(m_session.content(), *row);
}

void ComponentCard::fill(const session::MapContentPtr &content, std::uint32_t row)
{
    clear();
    const points::PointSet &points = *content->city->components;
    const domain::City &city = content->city->city;
    const domain::ComponentClass cls = content->classOf(row);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    m_title->setText(!cls.known()
                         ? tr("Unknown class %1").arg(QString::fromStdString(cls.code))
                         : QString::fromStdString(chinese || cls.nameEn.empty() ? cls.name : cls.nameEn));
    m_subtitle->setText(QString::fromStdString(cls.code + " · " + cls.scheme) + QStringLiteral(" · ")
                        + stateName(points.state[row]));
    addField(tr("Code"), componentCode(points, row));
    const auto nameOf = [&](const std::string &code) {
        const auto area =
            std::find_if(city.areas.begin(), city.areas.end(), [&](const auto &a) { return a.code == code; });
        return area == city.areas.end() ? QString::fromStdString(code) : QString::fromStdString(area->name);
    };
    const std::string grid =
        points.grid[row] == points::noGrid ? std::string() : points.grids[points.grid[row]];
    addField(tr("State"), stateName(points.state[row]));
    addField(tr("District"), nameOf(points.districts[points.district[row]]));
    addField(tr("Grid"), grid.empty() ? QStringLiteral("—") : QString::fromStdString(grid));
    if (grid.size() >= 12)
        addField(tr("Community"), nameOf(grid.substr(0, 12)));
    addField(tr("Surveyed"), dayText(points.survey[row]));
    addField(tr("Changed"), dayText(points.change[row]));
    const geo::LonLat place = geo::toLonLat({points.x[row], points.y[row]});
    addField(tr("Position"),
             QStringLiteral("%1, %2 CGCS2000").arg(place.lon, 0, 'f', 6).arg(place.lat, 0, 'f', 6));

    // The attribute chunk is read beside; the answer counts only while this card is still the one shown.
    const QPointer<ComponentCard> self(this);
    QThreadPool::globalInstance()->start(
        [self, content, row, asked = m_asked, file = m_session.cacheFile().toStdString()] {
            Result<points::Attributes> attributes = Error{Error::Code::Unavailable, {}};
            if (auto cache = store::CityCache::open(file))
                attributes = store::attributesOf(*cache.value(), *content->city, row);
            QMetaObject::invokeMethod(qApp, [self, content, asked, attributes] {
                if (!self || self->m_asked != asked)
                    return;
                if (!attributes) {
                    self->addField(tr("Attributes"), tr("follow in the background"));
                    return;
                }
                const points::Attributes &a = attributes.value();
                const auto &units = content->city->city.units;
                const auto unit =
                    std::find_if(units.begin(), units.end(), [&](const auto &u) { return u.code == a.unit; });
                self->addField(tr("Place"), QString::fromStdString(a.place));
                self->addField(tr("Unit"), QString::fromStdString(unit == units.end() ? a.unit : unit->name));
                if (!a.code.empty())
                    self->addField(tr("Identifier"), QString::fromStdString(a.code));
                if (!a.remark.empty())
                    self->addField(tr("Remark"), QString::fromStdString(a.remark));
            });
        });
}

} // namespace egret::desk
