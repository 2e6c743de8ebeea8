// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/blfpanel.h"

#include "core/models/extensionmodel.h"
#include "core/models/extensionproxy.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/tilegroups.h"
#include "ui/common/chipbar.h"
#include "ui/common/icons.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/panelheader.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QAction>
#include <QActionGroup>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFavourites = "favourites"_L1;
constexpr auto kDepartment = "department:"_L1;
constexpr auto kOwn = "own:"_L1;

struct SortChoice
{
    const char* name;
    const char* text;
    ExtensionProxy::SortKey key;
};

constexpr std::array kSorts{
    SortChoice{"name", QT_TRANSLATE_NOOP("callboard::ui::BlfPanel", "By name"), ExtensionProxy::SortKey::Name},
    SortChoice{"number", QT_TRANSLATE_NOOP("callboard::ui::BlfPanel", "By number"), ExtensionProxy::SortKey::Number},
    SortChoice{"department", QT_TRANSLATE_NOOP("callboard::ui::BlfPanel", "By department"),
        ExtensionProxy::SortKey::Department},
    SortChoice{"state", QT_TRANSLATE_NOOP("callboard::ui::BlfPanel", "By state"), ExtensionProxy::SortKey::State},
};

constexpr std::array kSizeNames{"S"_L1, "M"_L1, "L"_L1};

ExtensionProxy::SortKey sortKeyOf(const QString& name)
{
    for (const SortChoice& choice : kSorts) {
        if (name == QLatin1StringView(choice.name))
            return choice.key;
    }
    return ExtensionProxy::SortKey::Name;
}

} // namespace

BlfPanel::BlfPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_groups(new TileGroups(context.settings, this))
    , m_extensions(new ExtensionProxy(this))
    , m_header(new PanelHeader(tr("People"), context.theme, this))
    , m_filter(new QLineEdit(this))
    , m_sizes(new QButtonGroup(this))
    , m_chips(new ChipBar(context.theme, this))
    , m_addGroup(new QToolButton(this))
    , m_newGroup(new QLineEdit(this))
    , m_grid(new BlfGrid(context, this))
{
    setObjectName(u"blfPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"panel"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(8, 0, 8, 4);
    chips->addWidget(m_chips);
    layout->addLayout(chips);
    layout->addWidget(m_grid, 1);
    buildHeader();
    buildNewGroup();
    connectModel();
    connect(m_chips, &ChipBar::currentChanged, this, [this](const QString& chip) {
        m_context.settings.remember(Setting::TileGroup, chip);
        showGroup(chip);
    });
    connect(m_grid, &FlatListView::currentIndexChanged, this, &BlfPanel::onCurrent);
    connect(m_grid, &QAbstractItemView::activated, this, &BlfPanel::activate);
    connect(m_grid, &BlfGrid::arranged, this, &BlfPanel::arrange);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &BlfPanel::showMenu);
    connect(m_groups, &TileGroups::changed, this, &BlfPanel::readGroups);
    connect(&context.settings, &Settings::changed, this, [this](Setting key) {
        if (key == Setting::TileSize || key == Setting::TileSort || key == Setting::RegisteredOnly)
            readSettings();
    });
    connect(&context.theme, &Theme::changed, this, &BlfPanel::retheme);
    retheme();
    readSettings();
    readDepartments();
    m_chips->setCurrent(context.settings.text(Setting::TileGroup));
    readGroups();
}

BlfPanel::~BlfPanel() = default;

void BlfPanel::buildHeader()
{
    m_filter->setObjectName(u"blfFilter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter people"));
    m_filter->setToolTip(tr("Words that occur in the name, the number or the department. Esc clears."));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(184);
    m_filter->installEventFilter(this);
    m_header->addControl(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_extensions->setFilterText(text);
        updateEmptyText();
    });
    buildSizes();
    buildSortMenu(m_header->menu());
}

void BlfPanel::buildSizes()
{
    const QStringList names{tr("Small tiles"), tr("Medium tiles"), tr("Large tiles")};
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int size = 0; size < 3; ++size) {
        auto* button = new QToolButton(row);
        button->setObjectName(u"tileSize"_s + kSizeNames.at(size));
        button->setText(kSizeNames.at(size));
        button->setAccessibleName(names.at(size));
        button->setToolTip(names.at(size));
        button->setCheckable(true);
        button->setProperty("kind", u"chip"_s);
        m_sizes->addButton(button, size);
        layout->addWidget(button);
    }
    connect(m_sizes, &QButtonGroup::idClicked, this,
        [this](int size) { m_context.settings.choose(Setting::TileSize, QString(kSizeNames.at(size))); });
    m_header->addControl(row);
}

void BlfPanel::buildSortMenu(QMenu* menu)
{
    menu->addSection(tr("Order"));
    auto* group = new QActionGroup(menu);
    for (const SortChoice& choice : kSorts) {
        QAction* action = group->addAction(menu->addAction(tr(choice.text)));
        action->setCheckable(true);
        action->setData(QString::fromLatin1(choice.name));
    }
    connect(group, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_context.settings.choose(Setting::TileSort, action->data().toString()); });
    menu->addSeparator();
    QAction* registered = menu->addAction(tr("Only registered phones"));
    registered->setCheckable(true);
    connect(registered, &QAction::triggered, this,
        [this](bool only) { m_context.settings.choose(Setting::RegisteredOnly, only); });
    QAction* removeGroup = menu->addAction(tr("Remove this group"));
    connect(removeGroup, &QAction::triggered, this, [this] { m_groups->remove(m_chips->current().mid(kOwn.size())); });
    connect(menu, &QMenu::aboutToShow, this, [this, group, registered, removeGroup] {
        const QList<QAction*> sorts = group->actions();
        for (QAction* action : sorts)
            action->setChecked(action->data().toString() == m_context.settings.text(Setting::TileSort));
        registered->setChecked(m_context.settings.flag(Setting::RegisteredOnly));
        removeGroup->setVisible(m_chips->current().startsWith(kOwn));
    });
}

void BlfPanel::buildNewGroup()
{
    m_addGroup->setObjectName(u"addGroup"_s);
    m_addGroup->setAccessibleName(tr("New group"));
    m_addGroup->setToolTip(tr("Make a group of your own"));
    m_newGroup->setObjectName(u"newGroup"_s);
    m_newGroup->setAccessibleName(tr("Name of the new group"));
    m_newGroup->setPlaceholderText(tr("Name of the group"));
    m_newGroup->setMaxLength(40);
    m_newGroup->installEventFilter(this);
    m_chips->addTail(m_newGroup);
    m_chips->addTail(m_addGroup);
    m_newGroup->hide();
    connect(m_addGroup, &QToolButton::clicked, this, [this] {
        m_newGroup->clear();
        m_newGroup->show();
        m_newGroup->setFocus(Qt::OtherFocusReason);
        m_chips->updateGeometry();
        QCoreApplication::postEvent(m_chips, new QEvent(QEvent::LayoutRequest));
    });
    connect(m_newGroup, &QLineEdit::returnPressed, this, [this] { finishNewGroup(true); });
}

void BlfPanel::connectModel()
{
    m_extensions->setSourceModel(&m_context.models.extensions());
    auto* tiles = new OneColumnProxy(this);
    tiles->setSourceModel(m_extensions);
    m_grid->setModel(tiles);
    connect(m_extensions, &QAbstractItemModel::rowsInserted, this, &BlfPanel::updateCount);
    connect(m_extensions, &QAbstractItemModel::rowsRemoved, this, &BlfPanel::updateCount);
    // Departments change with extensions that come and go, not with lamps: once a moment is enough.
    m_readDepartments.setSingleShot(true);
    m_readDepartments.setInterval(0);
    connect(&m_readDepartments, &QTimer::timeout, this, &BlfPanel::readDepartments);
    const ExtensionModel& source = m_context.models.extensions();
    const auto soon = [this] { m_readDepartments.start(); };
    connect(&source, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&source, &QAbstractItemModel::dataChanged, this,
        [soon](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
            if (roles.isEmpty() || roles.contains(Role::Department))
                soon();
        });
}

void BlfPanel::readSettings()
{
    const qsizetype size = std::max<qsizetype>(
        0, std::ranges::find(kSizeNames, m_context.settings.text(Setting::TileSize)) - kSizeNames.begin());
    m_sizes->button(static_cast<int>(size % 3))->setChecked(true);
    m_grid->setTileSize(static_cast<TileSize>(size % 3));
    m_extensions->setRegisteredOnly(m_context.settings.flag(Setting::RegisteredOnly));
    showGroup(m_chips->current());
}

void BlfPanel::readDepartments()
{
    const QStringList departments = m_extensions->departments();
    if (departments == m_departments)
        return;
    m_departments = departments;
    readGroups();
}

void BlfPanel::readGroups()
{
    QList<ChipBar::Chip> chips{{QString(), tr("All")}, {kFavourites, tr("Favourites")}};
    const QStringList own = m_groups->names();
    for (const QString& name : own)
        chips.append({kOwn + name, name});
    for (const QString& name : std::as_const(m_departments)) {
        if (!name.isEmpty())
            chips.append({kDepartment + name, name});
    }
    m_grid->setFavourites(m_groups->favourites());
    m_extensions->setFavourites(m_groups->favourites());
    m_chips->setChips(chips);
    // The group that was open last may come with the first snapshot only.
    const QString wanted = m_context.settings.text(Setting::TileGroup);
    if (wanted != m_chips->current() && std::ranges::find(chips, wanted, &ChipBar::Chip::id) != chips.end())
        m_chips->setCurrent(wanted);
    showGroup(m_chips->current());
}

void BlfPanel::showGroup(const QString& chip)
{
    std::optional<QList<ExtensionId>> members;
    if (chip == kFavourites)
        members = m_groups->favouriteList();
    else if (chip.startsWith(kOwn))
        members = m_groups->members(chip.mid(kOwn.size()));
    m_extensions->setMembers(members);
    m_extensions->setGroup(chip.startsWith(kDepartment) ? chip.mid(kDepartment.size()) : QString());
    m_extensions->setSortKey(
        members ? ExtensionProxy::SortKey::Members : sortKeyOf(m_context.settings.text(Setting::TileSort)));
    m_grid->setArrangeable(members.has_value());
    updateCount();
}

void BlfPanel::updateCount()
{
    const int count = m_extensions->rowCount();
    m_header->setCount(QString::number(count), tr("%n person(s)", nullptr, count));
    updateEmptyText();
}

void BlfPanel::updateEmptyText()
{
    if (!m_filter->text().isEmpty())
        m_grid->setEmptyText(tr("Nobody matches \u201C%1\u201D. Esc clears the filter.").arg(m_filter->text()));
    else if (m_chips->current() == kFavourites)
        m_grid->setEmptyText(tr("No favourites yet. Right-click a person and choose \u201CFavourite\u201D."));
    else if (m_chips->current().startsWith(kOwn))
        m_grid->setEmptyText(tr("This group is empty. Right-click a person and choose it under \u201CGroups\u201D."));
    else
        m_grid->setEmptyText(tr("No extensions yet. They appear when a PBX is connected."));
}

void BlfPanel::retheme()
{
    const Tokens& tokens = m_context.theme.tokens();
    m_addGroup->setIcon(Icons::get(u"plus"_s, tokens.muted));
    const QList<QAction*> old = m_filter->actions();
    for (QAction* action : old) {
        if (action->objectName() == u"filterIcon"_s)
            delete action;
    }
    QAction* icon = m_filter->addAction(Icons::get(u"search"_s, tokens.muted), QLineEdit::LeadingPosition);
    icon->setObjectName(u"filterIcon"_s);
    icon->setText(tr("Filter people"));
}

bool BlfPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_newGroup && key == Qt::Key_Escape) {
            finishNewGroup(false);
            return true;
        }
        if (watched == m_filter && key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        const bool down = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_filter && down && m_extensions->rowCount() > 0) {
            m_grid->setFocus(Qt::OtherFocusReason);
            m_grid->setCurrentIndex(m_grid->model()->index(0, 0));
            return true;
        }
    } else if (event->type() == QEvent::FocusOut && watched == m_newGroup) {
        finishNewGroup(false);
    }
    return QWidget::eventFilter(watched, event);
}

void BlfPanel::finishNewGroup(bool keep)
{
    if (m_newGroup->isHidden())
        return;
    const QString name = m_newGroup->text().trimmed();
    m_newGroup->hide();
    QCoreApplication::postEvent(m_chips, new QEvent(QEvent::LayoutRequest));
    if (!keep || !m_groups->add(name))
        return;
    m_context.settings.remember(Setting::TileGroup, QString(kOwn + name));
    readGroups();
    m_grid->setFocus(Qt::OtherFocusReason);
}

} // namespace callboard::ui
